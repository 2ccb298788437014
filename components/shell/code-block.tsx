"use client";

import { cn } from "@/components/ui/cn";

import { CopyButton } from "./copy-button";

/** Preformatted text that scrolls inside its own box and can be copied. */
export function CodeBlock({ code, label, className }: CodeBlockProps) {
  return (
    <div className={cn("relative min-w-0 rounded-md border bg-surface", className)}>
      <CopyButton text={code} label={`Copy ${label}`} className="absolute top-1 right-1 bg-surface" />
      <pre
        tabIndex={0}
        role="region"
        aria-label={label}
        className="max-h-96 overflow-auto rounded-md p-3 pr-10 font-mono text-xs leading-5 outline-offset-0"
      >
        <code>{code}</code>
      </pre>
    </div>
  );
}

interface CodeBlockProps {
  code: string;
  /** What the text is: "request body". */
  label: string;
  className?: string;
}
