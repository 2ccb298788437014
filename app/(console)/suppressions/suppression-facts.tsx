import { MailCheckIcon } from "lucide-react";
import Link from "next/link";
import { webhookSourceLooks } from "@/app/(console)/webhooks/webhook-looks";
import type { RowFacts } from "@/components/data-table/row-detail";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import { Button } from "@/components/ui/button";
import { endedLook, reasonLooks, scopeText, sourceText, type Suppression } from "./suppression-looks";

/** `lift` is left out for who may not ask for it. */
export function suppressionFacts(row: Suppression, lift: ((row: Suppression) => void) | undefined): RowFacts {
  return {
    title: row.email,
    badge: <ToneBadge look={row.isEnded ? endedLook : reasonLooks[row.reason]} />,
    items: [
      { label: "Reason", value: reasonLooks[row.reason].label },
      { label: "Covers", value: scopeText(row) },
      { label: "Source", value: sourceText(row) },
      ...(row.note ? [{ label: "Why", value: row.note }] : []),
      { label: "Since", value: <RelativeTime at={row.createdAt} /> },
      { label: "Ends", value: row.expiresAt ? <RelativeTime at={row.expiresAt} /> : "never, until it is lifted" },
      { label: "Cause", value: <Cause source={row.source} /> },
    ],
    children: lift && !row.isEnded && (
      <Button variant="outline" className="justify-self-start" onClick={() => lift(row)}>
        <MailCheckIcon />
        Lift or shorten…
      </Button>
    ),
  };
}

/** An event of a provider is on the page of webhooks. */
function Cause({ source }: { source: string }) {
  const [provider = "", eventId] = source.split(":", 2);
  const text = <code className="font-mono text-xs break-all">{source}</code>;
  if (!eventId || !Object.hasOwn(webhookSourceLooks, provider)) return text;
  return (
    <Link href={`/webhooks?q=${encodeURIComponent(eventId)}`} className="text-link underline">
      {text}
    </Link>
  );
}
