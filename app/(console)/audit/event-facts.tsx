import Link from "next/link";
import { CopyButton } from "@/components/shell/copy-button";
import { JsonView } from "@/components/shell/json-view";
import { KeyValueList } from "@/components/shell/key-value-list";
import { RelativeTime } from "@/components/shell/relative-time";
import { ActorChip } from "./actor-chip";
import type { AuditEvent } from "./trail-sentence";

/** What one event says, down to the hash by which it can be verified. */
export function EventFacts({ event }: { event: AuditEvent }) {
  return (
    <div className="grid gap-4">
      <KeyValueList items={factsOf(event)} />
      <JsonBlock title="What it says" value={event.body} label="body" />
      {event.private && <JsonBlock title="Private part" value={event.private} label="private part" />}
    </div>
  );
}

function factsOf(event: AuditEvent) {
  return [
    {
      label: "When",
      value: (
        <>
          {event.at.toISOString().replace("T", " ").replace("Z", " UTC")}{" "}
          <RelativeTime className="text-muted-foreground" at={event.at} />
        </>
      ),
    },
    { label: "Actor", value: <ActorChip actor={event.actor} /> },
    ...(event.actionId
      ? [
          {
            label: "Action",
            value: (
              <Link href={`/approvals/${event.actionId}`} className="text-link underline">
                {event.actionTitle ?? event.actionId}
              </Link>
            ),
          },
        ]
      : []),
    ...(typeof event.body.taskId === "string"
      ? [
          {
            label: "Task",
            value: (
              <Link href={`/tasks/${event.body.taskId}`} className="text-link underline">
                {event.body.taskId}
              </Link>
            ),
          },
        ]
      : []),
    ...(event.generation === null ? [] : [{ label: "Generation", value: event.generation }]),
    // The body keeps the commitment to a private part after that part has been erased.
    ...(event.private === null && "private" in event.body ? [{ label: "Private part", value: "erased" }] : []),
    { label: "Event id", value: <Hash text={event.id} label="Copy event id" /> },
    { label: "Leaf hash", value: <Hash text={event.leaf} label="Copy leaf hash" /> },
  ];
}

function Hash({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex items-start gap-1">
      <code className="min-w-0 flex-1 font-mono text-xs leading-5 break-all">{text}</code>
      <CopyButton text={text} label={label} className="-my-1" />
    </span>
  );
}

function JsonBlock({ title, value, label }: { title: string; value: unknown; label: string }) {
  return (
    <section className="grid gap-1.5">
      <h3 className="text-sm font-medium">{title}</h3>
      <JsonView value={value} label={label} />
    </section>
  );
}
