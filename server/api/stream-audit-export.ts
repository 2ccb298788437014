import { KernelError } from "@/server/kernel/errors";
import { app } from "./app-kernel";
import { problemResponse } from "./http";
import { AuditFilter, exportAudit } from "./reads/list-audit";
import { readRequest } from "./request";

/** The filtered trail as a download, JSON lines; streamed, so its length does not matter. */
export async function streamAuditExport(request: Request): Promise<Response> {
  try {
    const { staff, refusal } = await readRequest(request);
    if (refusal) throw refusal;
    if (!staff) throw new KernelError("unauthenticated", "Sign in first.");
    const lines = exportAudit(app().kernel.db, filterOf(new URL(request.url).searchParams));
    // Before anything is answered: what Postgres refuses can then still be told.
    const first = await lines.next();
    return new Response(streamOf(first, lines), {
      headers: {
        "content-type": "application/x-ndjson; charset=utf-8",
        "content-disposition": 'attachment; filename="audit.jsonl"',
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}

/** Pulls the next line only when the reader wants one. */
function streamOf(first: IteratorResult<string>, lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let read: IteratorResult<string> | null = first;
  return new ReadableStream({
    async pull(controller) {
      const next: IteratorResult<string> = read ?? (await lines.next());
      read = null;
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}

function filterOf(query: URLSearchParams) {
  const list = (name: string) =>
    query.has(name) ? query.getAll(name).flatMap((value) => value.split(",")) : undefined;
  const date = (name: string) => (query.get(name) ? new Date(query.get(name) ?? "") : undefined);
  return AuditFilter.parse({
    type: list("type"),
    actorKind: list("actorKind"),
    actor: query.get("actor") ?? undefined,
    actionId: query.get("actionId") ?? undefined,
    q: query.get("q") ?? undefined,
    from: date("from"),
    to: date("to"),
  });
}
