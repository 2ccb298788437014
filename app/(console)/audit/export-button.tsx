import { DownloadIcon } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Downloads what the filter finds, all pages of it, and says which filter that is. */
export function ExportButton({ href, words }: { href: string; words: string }) {
  return (
    <>
      <span className="max-w-72 truncate text-xs text-muted-foreground max-sm:hidden" title={words}>
        {words}
      </span>
      <Button asChild variant="outline">
        <a href={href} download="audit.jsonl" aria-label={`Export as JSON lines: ${words}`}>
          <DownloadIcon />
          Export JSONL
        </a>
      </Button>
    </>
  );
}
