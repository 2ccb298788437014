import { initTRPC } from "@trpc/server";
import superjson from "superjson";
import type { StaffRole } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import { problemOf, toTrpcError } from "./errors";
import { recordRefusal } from "./record-refusal";
import type { Context } from "./request";

/** A connection that died without a word is noticed by its silence. */
const SSE_PING_MS = 3_000;
const SSE_SILENCE_MAX_MS = 10_000;

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  sse: {
    ping: { enabled: true, intervalMs: SSE_PING_MS },
    client: { reconnectAfterInactivityMs: SSE_SILENCE_MAX_MS },
  },
  errorFormatter: ({ shape, error }) => {
    const { code, httpStatus, path } = shape.data;
    const problem = { ...problemOf(error), status: httpStatus };
    // No stack and no cause: a client sees the problem document and nothing else.
    return { ...shape, message: problem.detail, data: { code, httpStatus, path, problem } };
  },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** The one place where a kernel error becomes a transport error. */
const mapErrors = t.middleware(async ({ ctx, next }) => {
  if (ctx.refusal) throw toTrpcError(ctx.refusal);
  const result = await next();
  if (!result.ok) throw toTrpcError(result.error);
  return result;
});

const recordRefusals = t.middleware(async ({ ctx, type, path, getRawInput, next }) => {
  const result = await next();
  if (type === "mutation" && !result.ok) {
    const { error } = result;
    await recordRefusal({ actor: ctx.actor, path, rawInput: await getRawInput(), error });
  }
  return result;
});

/** Anyone; the kernel itself refuses whom it must. */
export const openProcedure = t.procedure.use(mapErrors).use(recordRefusals);

/** An agent or a member of staff. */
export const actorProcedure = openProcedure.use(({ ctx, next }) => {
  if (ctx.actor.kind === "anonymous") throw new KernelError("unauthenticated", "Sign in, or send an agent key.");
  return next({ ctx });
});

/** Staff of any role, or only of these. */
export const staffProcedure = (...roles: StaffRole[]) =>
  openProcedure.use(({ ctx, next }) => {
    const { staff, actor } = ctx;
    if (actor.kind === "anonymous") throw new KernelError("unauthenticated", "Sign in first.");
    if (!staff || actor.kind !== "staff") throw new KernelError("forbidden", "This is for staff.");
    if (roles.length > 0 && !roles.includes(staff.role)) {
      throw new KernelError("forbidden", `This takes the role ${roles.join(" or ")}.`);
    }
    return next({ ctx: { ...ctx, staff, actor } });
  });
