"use client";

import { CheckIcon, CopyIcon } from "lucide-react";
import { useEffect, useState } from "react";

import { Button } from "@/components/ui/button";

const confirmMs = 1500;

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label, className }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), confirmMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  };
  return (
    <Button variant="ghost" size="icon-sm" className={className} aria-label={label} title={label} onClick={copy}>
      {outcome === "copied" ? <CheckIcon className="text-success" /> : <CopyIcon className="text-muted-foreground" />}
      <span role="status" className="sr-only">
        {outcome === "copied" && "Copied"}
        {outcome === "failed" && "Could not copy"}
      </span>
    </Button>
  );
}

interface CopyButtonProps {
  text: string;
  /** What is copied: "Copy action id". */
  label: string;
  className?: string;
}
