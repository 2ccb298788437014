import Link from "next/link";
import { eventSentence } from "@/components/approval/event-sentence";
import { LongText } from "@/components/approval/long-text";
import { JsonView } from "@/components/shell/json-view";
import { RelativeTime } from "@/components/shell/relative-time";
import type { Outputs } from "@/components/trpc/outputs";
import { cn } from "@/components/ui/cn";
import type { TaskDetail } from "./task-page";

type Event = Outputs["tasks"]["events"]["items"][number];

/** One step in words, with what was said, and its record behind it. Steps of linked actions stand further in. */
export function TimelineStep({ event, action }: TimelineStepProps) {
  const note = event.private?.note;
  const isOfAction = event.actionId !== null;
  return (
    <li className={cn("relative pb-3 text-sm", isOfAction && "pl-4")}>
      <span
        aria-hidden="true"
        className={cn(
          "absolute top-1 -left-[1.4rem] size-3 rounded-full border-2 border-card",
          isOfAction ? "bg-border-strong" : "bg-primary",
        )}
      />
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className={cn("min-w-0 wrap-anywhere", !isOfAction && "font-medium")}>
          {action && (
            <>
              <Link href={`/approvals/${action.id}`} className="text-link underline">
                {action.title}
              </Link>
              {": "}
            </>
          )}
          {eventSentence(event)}
        </span>
        <RelativeTime at={event.at} className="text-xs text-muted-foreground" />
      </p>
      {typeof note === "string" && (
        <blockquote className="mt-0.5 border-l-2 pl-2 text-muted-foreground">
          <LongText text={note} />
        </blockquote>
      )}
      <details>
        <summary className="w-fit cursor-pointer rounded-sm text-xs text-muted-foreground hover:text-foreground">
          <code className="font-mono">{event.type}</code>
        </summary>
        <JsonView
          value={{ at: event.at.toISOString(), actor: event.actor, body: event.body, leaf: event.leaf }}
          label={`Event ${event.type}`}
          className="mt-1.5"
        />
      </details>
    </li>
  );
}

interface TimelineStepProps {
  event: Event;
  /** The action that the step is of, where the step before was of another or of none: its name is said once. */
  action: TaskDetail["actions"][number] | null;
}
