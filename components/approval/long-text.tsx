"use client";

import { useState } from "react";
import { cn } from "@/components/ui/cn";

const LONG_CHARS = 320;
const LONG_LINES = 5;

/** Words of whatever length, unbroken or not: they never widen their place, and long ones open on demand. */
export function LongText({ text, className }: { text: string; className?: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const isLong = text.length > LONG_CHARS || text.split("\n").length > LONG_LINES;
  return (
    <span className={cn("block min-w-0", className)}>
      <span className={cn("block wrap-anywhere whitespace-pre-line", isLong && !isOpen && "line-clamp-4")}>{text}</span>
      {isLong && (
        <button
          type="button"
          aria-expanded={isOpen}
          className="rounded-sm text-xs text-link hover:underline"
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? "Show less" : `Show all ${text.length.toLocaleString("en-GB")} characters`}
        </button>
      )}
    </span>
  );
}
