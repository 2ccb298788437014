import { trailSentence } from "@/app/(console)/audit/trail-sentence";
import { RelativeTime } from "@/components/shell/relative-time";
import { ToneBadge } from "@/components/shell/tone-badge";
import type { WebhookEvent } from "./webhook-detail";
import { webhookStateLooks } from "./webhook-looks";

/** Each try, and what the audit trail says came of the event. */
export function WebhookTrail({ event: { tries, trail } }: { event: WebhookEvent }) {
  return (
    <>
      <section aria-labelledby="webhook-tries" className="grid gap-2">
        <h3 id="webhook-tries" className="text-sm font-medium">
          Attempts
        </h3>
        {tries.length === 0 && <p className="text-sm text-muted-foreground">None yet.</p>}
        <ol className="grid">
          {tries.map(({ n, state, endedAt, problem }) => (
            <li key={n} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-1.5 text-sm last:border-b-0">
              <span className="w-5 text-muted-foreground tabular-nums">{n}</span>
              <ToneBadge look={webhookStateLooks[state]} />
              <span className="min-w-0 flex-1 break-words text-muted-foreground">{problem?.message}</span>
              <RelativeTime at={endedAt} className="text-muted-foreground" />
            </li>
          ))}
        </ol>
      </section>
      {trail.length > 0 && (
        <section aria-labelledby="webhook-trail" className="grid gap-2">
          <h3 id="webhook-trail" className="text-sm font-medium">
            On the trail
          </h3>
          <ul className="grid">
            {trail.map((event) => (
              <li key={event.id} className="flex items-baseline gap-3 border-b py-1.5 text-sm last:border-b-0">
                <span className="min-w-0 flex-1 break-words">{trailSentence({ ...event, actionTitle: null })}</span>
                <RelativeTime at={event.at} className="text-muted-foreground" />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
