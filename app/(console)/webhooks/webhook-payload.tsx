import type { ReactNode } from "react";
import { parseJson } from "@/components/approval/parse-json";
import { CodeBlock } from "@/components/shell/code-block";
import { JsonView } from "@/components/shell/json-view";
import { KeyValueList } from "@/components/shell/key-value-list";
import type { WebhookEvent } from "./webhook-detail";

/** What was sent, drawn as text whatever it holds. */
export function WebhookPayload({ event }: { event: WebhookEvent }) {
  return (
    <>
      <section aria-labelledby="webhook-payload" className="grid gap-2">
        <h3 id="webhook-payload" className="text-sm font-medium">
          Payload
        </h3>
        <WhatIsLeft event={event} />
      </section>
      <section aria-labelledby="webhook-headers" className="grid gap-2">
        <h3 id="webhook-headers" className="text-sm font-medium">
          Headers
        </h3>
        <KeyValueList
          items={Object.entries(event.headers).map(([label, value]) => ({ label, value }))}
          className="border-t"
        />
      </section>
    </>
  );
}

function WhatIsLeft({ event: { payload, payloadRemovedAt, payloadRemovedBy } }: { event: WebhookEvent }) {
  if (payload !== null) return <Payload text={payload} />;
  if (payloadRemovedAt === null) return <Note>Payloads name customers: operators and support staff see them.</Note>;
  const because = payloadRemovedBy === "erasure" ? "erasure of a member" : "retention";
  return (
    <Note>
      Payload removed on {dayOf(payloadRemovedAt)} ({because}). What came of it is above; a repeat of it is still known
      by its event id, and it cannot be processed again.
    </Note>
  );
}

const Note = ({ children }: { children: ReactNode }) => <p className="text-sm text-muted-foreground">{children}</p>;

/** The same day for everybody, wherever they look from. */
const dayOf = (at: Date): string =>
  at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** Some are no JSON: Slack's commands come as a form. */
function Payload({ text }: { text: string }) {
  const parsed = parseJson(text);
  return parsed.ok ? (
    <JsonView value={parsed.value} label="event payload" />
  ) : (
    <CodeBlock code={text} label="event payload" />
  );
}
