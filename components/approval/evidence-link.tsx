import { ExternalLinkIcon } from "lucide-react";
import { CopyButton } from "@/components/shell/copy-button";
import { Button } from "@/components/ui/button";
import { linkParts } from "./link-parts";

/** An address as text, its host emphasised; it opens only by its own button, without telling where we come from. */
export function EvidenceLink({ url }: { url: string }) {
  const parts = linkParts(url);
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-md border bg-surface py-1 pr-1 pl-3 text-sm">
      <code className="min-w-0 flex-1 basis-48 py-1 font-mono text-xs break-all text-muted-foreground">
        {parts ? (
          <>
            {parts.before}
            <strong className="font-semibold text-foreground">{parts.host}</strong>
            {parts.after}
          </>
        ) : (
          url
        )}
      </code>
      <span className="flex items-center">
        <CopyButton text={url} label="Copy the address" />
        {parts && (
          <Button asChild variant="ghost" size="sm">
            <a href={url} target="_blank" rel="noopener noreferrer">
              <ExternalLinkIcon />
              Open {parts.host}
            </a>
          </Button>
        )}
      </span>
    </div>
  );
}
