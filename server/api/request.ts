import { KernelError } from "@/server/kernel/errors";
import { assertSameOrigin, createContext, stillStands } from "./context";
import type { RequestContext } from "./context";
import type { RateSeen } from "./rate-headers";

export interface Context extends RequestContext {
  /** Why this request is refused whatever it asks for: a bad key, a change from another site. */
  refusal: KernelError | null;
  signal: AbortSignal;
  /** For the headers of its answer. */
  rate: RateSeen;
  /** For answers that take long: whether whoever asked may still hear them. */
  stillStands: () => Promise<boolean>;
}

/** Everything a procedure knows of its request. Never throws, so that each door reports a refusal in its own form. */
export async function readRequest(request: Request): Promise<Context> {
  const { signal, headers, method } = request;
  const rate: RateSeen = { windows: [] };
  try {
    const context = await createContext({ headers });
    if (context.via === "session" && method !== "GET" && method !== "HEAD") assertSameOrigin(headers);
    return { ...context, refusal: null, signal, rate, stillStands: () => stillStands(headers, context) };
  } catch (error) {
    const refusal =
      error instanceof KernelError
        ? error
        : new KernelError("unavailable", "Sign-in cannot be checked at the moment; try again.", {}, { cause: error });
    const nobody = {
      actor: { kind: "anonymous", id: "anonymous" },
      staff: null,
      sessionHash: null,
      agentKey: null,
    } as const;
    return { ...nobody, via: "nothing", client: "", refusal, signal, rate, stillStands: () => Promise.resolve(false) };
  }
}
