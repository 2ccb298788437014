"use client";

import Link from "next/link";
import type { ReactNode } from "react";

/** Turns a row's main cell into a real link: middle-click and copy work, a plain click opens in place. */
export function PrimaryLink({ href, onOpen, children }: PrimaryLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      tabIndex={-1}
      className="rounded-sm hover:underline hover:decoration-border-strong hover:underline-offset-4"
      onClick={(event) => {
        if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onOpen();
      }}
    >
      {children}
    </Link>
  );
}

interface PrimaryLinkProps {
  href: string;
  onOpen?: () => void;
  children: ReactNode;
}
