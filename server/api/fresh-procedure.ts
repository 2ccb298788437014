import type { RequestContext } from "@/server/auth/request-context";
import type { StaffRole } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import { readGround } from "@/server/kernel/ground";
import { refuseStaleIdentity } from "@/server/kernel/stale-identity";
import type { Human } from "@/server/kernel/docket";
import { app } from "./app-kernel";
import { staffProcedure } from "./trpc";

/** Staff whose last proof of identity is as young as policy asks of a high-risk approval: who hands out keys. */
export const freshProcedure = (...roles: StaffRole[]) =>
  staffProcedure(...roles).use(async ({ ctx, next }) => {
    await assertFresh(ctx.actor);
    return next();
  });

/** Staff in a browser. A leaked token must not be able to make itself at home: no tokens, passwords or people. */
export const sessionProcedure = (...roles: StaffRole[]) =>
  staffProcedure(...roles).use(({ ctx, next }) => {
    assertSession(ctx);
    return next();
  });

/** Both: for what makes, changes or removes the ways people get in. */
export const freshSessionProcedure = (...roles: StaffRole[]) =>
  sessionProcedure(...roles).use(async ({ ctx, next }) => {
    await assertFresh(ctx.actor);
    return next();
  });

async function assertFresh(actor: Human): Promise<void> {
  const { kernel } = app();
  const refusal = refuseStaleIdentity(await readGround(kernel.db, kernel), actor, true);
  if (refusal) throw refusal;
}

function assertSession({ via }: Pick<RequestContext, "via">): void {
  if (via !== "session") throw new KernelError("forbidden", "This takes a session: a personal token cannot do it.");
}
