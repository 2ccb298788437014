import { readText } from "@/server/auth/read-text";
import type { RequestContext } from "@/server/auth/request-context";
import { KernelError } from "@/server/kernel/errors";

/** The largest body that is read: 500 submissions with modest evidence, or one with large evidence. */
export const BODY_BYTES_MAX = 16 * 1024 * 1024;
/** Of strangers: enough to tell them what is wrong, too little to fill the memory with. */
export const STRANGERS_BODY_BYTES_MAX = 64 * 1024;

export const bodyBytesMax = ({ via }: Pick<RequestContext, "via">): number =>
  via === "nothing" ? STRANGERS_BODY_BYTES_MAX : BODY_BYTES_MAX;

/** A JSON object, read no further than the limit. */
export async function readJsonBody(request: Request, bytesMax: number): Promise<Record<string, unknown>> {
  const text = await readText(request, bytesMax);
  if (text.trim() === "") return {};
  const value = parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new KernelError("invalid_input", "The body must be a JSON object.", {
      fields: [{ path: "", message: "not an object" }],
    });
  }
  return { ...value };
}

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
