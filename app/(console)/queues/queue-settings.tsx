import { formatDuration } from "@/components/shell/format-relative";
import { KeyValueList } from "@/components/shell/key-value-list";
import type { QueryView } from "@/components/trpc/view-of";
import { CardHeading } from "@/components/shell/card-heading";
import { Card, CardContent } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { QueueOverview } from "@/server/api/reads/queues";
import type { QueueName } from "@/components/shell/queue-names";

/** How the chosen queue works, as its file says. */
export function QueueSettings({ name, queue, view }: { name: QueueName; queue?: QueueOverview; view: QueryView }) {
  return (
    <Card className="min-w-0">
      <CardHeading title={`Settings of ${name}`} description={`From server/queue/${name}.ts`} />
      <CardContent>
        {queue ? (
          <KeyValueList items={itemsOf(queue)} />
        ) : (
          <div className="grid gap-3">
            {view.status === "loading"
              ? Array.from({ length: 5 }, (_, place) => <Skeleton key={place} className="h-5 w-full" />)
              : "Not known while the queues cannot be loaded."}
          </div>
        )}
      </CardContent>
    </Card>
  );
}

function itemsOf({ settings, running }: QueueOverview) {
  const { concurrency, attemptsMax, backoff, deadlineMs, priorities } = settings;
  return [
    { label: "Concurrency", value: `${concurrency} at once in each worker, ${running} running now` },
    { label: "Attempts", value: attemptsMax === 1 ? "1, never tried again" : `up to ${attemptsMax}` },
    { label: "Backoff", value: backoffWords(backoff) },
    { label: "Deadline", value: `${formatDuration(deadlineMs)} for an attempt` },
    {
      label: "Priorities",
      value: (
        <ol aria-label="Priority classes, highest first" className="flex flex-wrap gap-1">
          {priorities.map((priority, place) => (
            <li key={priority} className="rounded-sm bg-muted px-1.5 text-xs leading-5">
              <span className="text-muted-foreground tabular-nums">{place + 1} </span>
              {priority.replaceAll("_", " ")}
            </li>
          ))}
        </ol>
      ),
    },
  ];
}

function backoffWords(backoff: QueueOverview["settings"]["backoff"]): string {
  switch (backoff.kind) {
    case "none":
      return "none";
    case "fixed":
      return `${formatDuration(backoff.delayMs)} between attempts`;
    case "exponential":
      return `${formatDuration(backoff.delayMs)}, doubled after every attempt`;
  }
}
