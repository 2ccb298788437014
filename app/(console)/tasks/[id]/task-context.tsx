import { EvidenceLink } from "@/components/approval/evidence-link";
import { LongText } from "@/components/approval/long-text";
import { OriginBadge } from "@/components/approval/origin-badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import type { TaskDetail } from "./task-page";

/** What was asked for, with whose words each part is. */
export function TaskContext({ task }: { task: TaskDetail }) {
  return (
    <Card className="min-w-0">
      <CardHeader>
        <CardTitle>
          <h2 className="flex flex-wrap items-center gap-2">
            What is asked for
            <OriginBadge origin={task.contextOrigin} />
          </h2>
        </CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3 text-sm">
        {task.context ? (
          <LongText text={task.context} />
        ) : (
          <p className="text-muted-foreground">The title says it all.</p>
        )}
        {task.attachments.map((one) => (
          <Attachment key={`${one.title}:${one.url ?? one.text}`} attachment={one} />
        ))}
      </CardContent>
    </Card>
  );
}

function Attachment({ attachment }: { attachment: TaskDetail["attachments"][number] }) {
  const { title, text, url, origin } = attachment;
  return (
    <figure className="grid min-w-0 gap-1.5 rounded-md border bg-surface px-3 py-2">
      <figcaption className="flex flex-wrap items-center justify-between gap-2 font-medium">
        <span className="min-w-0 wrap-anywhere">{title}</span>
        <OriginBadge origin={origin} />
      </figcaption>
      {url && <EvidenceLink url={url} />}
      {text && <LongText text={text} />}
    </figure>
  );
}
