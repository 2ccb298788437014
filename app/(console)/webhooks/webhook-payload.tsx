import { parseJson } from "@/components/approval/parse-json";
import { CodeBlock } from "@/components/shell/code-block";
import { JsonView } from "@/components/shell/json-view";
import { KeyValueList } from "@/components/shell/key-value-list";
import type { WebhookEvent } from "./webhook-detail";

/** What was sent, drawn as text whatever it holds. */
export function WebhookPayload({ event: { payload, headers } }: { event: WebhookEvent }) {
  return (
    <>
      <section aria-labelledby="webhook-payload" className="grid gap-2">
        <h3 id="webhook-payload" className="text-sm font-medium">
          Payload
        </h3>
        {payload === null ? (
          <p className="text-sm text-muted-foreground">
            Payloads name customers: operators and support staff see them.
          </p>
        ) : (
          <Payload text={payload} />
        )}
      </section>
      <section aria-labelledby="webhook-headers" className="grid gap-2">
        <h3 id="webhook-headers" className="text-sm font-medium">
          Headers
        </h3>
        <KeyValueList
          items={Object.entries(headers).map(([label, value]) => ({ label, value }))}
          className="border-t"
        />
      </section>
    </>
  );
}

/** Some are no JSON: Slack's commands come as a form. */
function Payload({ text }: { text: string }) {
  const parsed = parseJson(text);
  return parsed.ok ? (
    <JsonView value={parsed.value} label="event payload" />
  ) : (
    <CodeBlock code={text} label="event payload" />
  );
}
