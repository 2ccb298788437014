import { asc } from "drizzle-orm";
import { z } from "zod";
import { STAFF_ROLES, staff } from "@/drizzle/schema/staff";
import { app } from "@/server/api/app-kernel";
import { router, staffProcedure } from "@/server/api/trpc";
import { addStaff, choosePassword } from "@/server/auth/choose-password";
import { NewStaff, changeRole, disableStaff, enableStaff, endSessions } from "@/server/auth/staff";
import { createStaffToken, listStaffTokens, revokeStaffToken } from "@/server/auth/staff-tokens";

const ById = z.object({ staffId: z.uuid() });
const operator = staffProcedure("operator");
const anyStaff = staffProcedure();

const LISTED = {
  id: staff.id,
  email: staff.email,
  name: staff.name,
  role: staff.role,
  createdAt: staff.createdAt,
  disabledAt: staff.disabledAt,
  lastSeenAt: staff.lastSeenAt,
};

export const staffRouter = router({
  me: anyStaff.query(({ ctx }) => ctx.staff),
  list: anyStaff.query(() => app().kernel.db.select(LISTED).from(staff).orderBy(asc(staff.name))),
  create: operator.input(NewStaff).mutation(({ ctx, input }) => addStaff(app().kernel.db, ctx.actor, input)),
  changeRole: operator
    .input(ById.extend({ role: z.enum(STAFF_ROLES) }))
    .mutation(({ ctx, input }) => changeRole(app().kernel.db, ctx.actor, input)),
  disable: operator.input(ById).mutation(({ ctx, input }) => disableStaff(app().kernel.db, ctx.actor, input.staffId)),
  enable: operator.input(ById).mutation(({ ctx, input }) => enableStaff(app().kernel.db, ctx.actor, input.staffId)),
  endSessions: anyStaff
    .input(ById)
    .mutation(({ ctx, input }) => endSessions(app().kernel.db, ctx.actor, input.staffId)),
  setPassword: anyStaff
    .input(ById.extend({ password: z.string() }))
    .mutation(({ ctx, input }) => choosePassword(app().kernel.db, ctx.actor, input)),
  tokens: anyStaff.query(({ ctx }) => listStaffTokens(app().kernel.db, ctx.staff.id)),
  createToken: anyStaff
    .input(z.object({ label: z.string().trim().min(1).max(100) }))
    .mutation(({ ctx, input }) => createStaffToken(app().kernel.db, ctx.actor, { staffId: ctx.staff.id, ...input })),
  revokeToken: anyStaff
    .input(z.object({ tokenId: z.uuid() }))
    .mutation(({ ctx, input }) => revokeStaffToken(app().kernel.db, ctx.actor, input.tokenId)),
});
