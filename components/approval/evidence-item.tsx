import { BracesIcon, ImageIcon, LinkIcon, PaperclipIcon, ScrollTextIcon } from "lucide-react";
import type { ReactNode } from "react";
import { JsonView } from "@/components/shell/json-view";
import { RelativeTime } from "@/components/shell/relative-time";
import type { ShownEvidence } from "@/server/api/reads/action-evidence";
import { EvidenceImage } from "./evidence-image";
import { EvidenceLink } from "./evidence-link";
import { LogView } from "./log-view";
import { OriginBadge } from "./origin-badge";
import { parseJson } from "./parse-json";
import { SecretWarning } from "./secret-warning";

/** One piece of evidence with where it comes from and when it was captured. */
export function EvidenceItem({ item }: { item: ShownEvidence }) {
  const Icon = icons[item.content.as];
  return (
    <section aria-label={`Evidence: ${item.title}`} className="grid min-w-0 gap-1.5">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <Icon className="size-4 shrink-0 text-muted-foreground" />
        <h3 className="min-w-0 font-medium wrap-anywhere">{item.title}</h3>
        <OriginBadge origin={item.origin} />
        <span className="text-xs text-muted-foreground">
          {item.capturedAtGiven ? "captured" : "no capture time given, received"} <RelativeTime at={item.capturedAt} />{" "}
          · {sizeLabel(item.sizeBytes)}
        </span>
      </header>
      <SecretWarning found={item.warnings} />
      <Content item={item} />
    </section>
  );
}

const icons = {
  image: ImageIcon,
  text: ScrollTextIcon,
  json: BracesIcon,
  link: LinkIcon,
  file: PaperclipIcon,
} as const;

function Content({ item }: { item: ShownEvidence }): ReactNode {
  const { content, title } = item;
  switch (content.as) {
    case "image":
      return <EvidenceImage image={content} title={title} />;
    case "link":
      return <EvidenceLink url={content.url} />;
    case "json": {
      const parsed = parseJson(content.text);
      return parsed.ok ? (
        <JsonView value={parsed.value} label={title} />
      ) : (
        <LogView text={content.text} label={title} />
      );
    }
    case "text":
      return <LogView text={content.text} label={title} isCut={content.cut} />;
    case "file":
      return (
        <p className="rounded-md border bg-surface px-3 py-2 text-sm text-muted-foreground">
          {item.contentType}, {WHY_NOT_SHOWN[content.why]}.{" "}
          <code className="font-mono text-xs break-all">{item.sha256}</code>
        </p>
      );
  }
}

const WHY_NOT_SHOWN = {
  no_picture: "not shown here",
  too_large: "which has too many pixels to be shown here",
  broken: "which cannot be drawn as a picture",
} as const;

function sizeLabel(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
