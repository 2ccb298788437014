"use client";

import Link from "next/link";
import type { ReactNode } from "react";

/** Makes a row's main cell a real link, when it has an address: middle-click and copy work, a plain click opens in place. */
export function PrimaryLink<Row>({ href, row, onOpen, children }: PrimaryLinkProps<Row>) {
  if (href === undefined) return children;
  return (
    <Link
      href={href}
      prefetch={false}
      tabIndex={-1}
      className="rounded-sm hover:underline hover:decoration-border-strong hover:underline-offset-4"
      onClick={(event) => {
        if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onOpen(row);
      }}
    >
      {children}
    </Link>
  );
}

interface PrimaryLinkProps<Row> {
  href?: string;
  row: Row;
  onOpen?: (row: Row) => void;
  children: ReactNode;
}
