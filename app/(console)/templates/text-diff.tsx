import { cn } from "@/components/ui/cn";
import { wordDiff, type DiffPart } from "./word-diff";

/** A text with what went out of it and what came in, marked by more than colour. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  return (
    <p className="text-sm wrap-anywhere whitespace-pre-wrap">
      {wordDiff(before, after).map((part, n) => (
        <Part key={n} {...part} />
      ))}
    </p>
  );
}

function Part({ change, text }: DiffPart) {
  switch (change) {
    case "same":
      return <span>{text}</span>;
    case "gone":
      return <del className={cn(MARK, "bg-danger-tint text-danger-text decoration-danger/50")}>{text}</del>;
    case "new":
      return <ins className={cn(MARK, "bg-success-tint text-success-text no-underline")}>{text}</ins>;
  }
}

const MARK = "rounded-sm box-decoration-clone px-0.5";
