import { KernelError } from "@/server/kernel/errors";

/** The largest body that is read: 500 submissions with modest evidence, or one with large evidence. */
export const BODY_BYTES_MAX = 16 * 1024 * 1024;

/** A JSON object, read no further than the limit. */
export async function readJsonBody(request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request);
  const value = parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new KernelError("invalid_input", "The body must be a JSON object.", {
      fields: [{ path: "", message: "not an object" }],
    });
  }
  return { ...value };
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > BODY_BYTES_MAX) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > BODY_BYTES_MAX) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const tooLarge = () => new KernelError("payload_too_large", `A body may have ${BODY_BYTES_MAX} bytes.`);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new KernelError(
      "invalid_input",
      "The body is not JSON.",
      { fields: [{ path: "", message: "not JSON" }] },
      { cause },
    );
  }
}
