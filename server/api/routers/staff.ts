import { asc } from "drizzle-orm";
import { z } from "zod";
import { STAFF_ROLES, staff } from "@/drizzle/schema/staff";
import { app } from "@/server/api/app-kernel";
import { freshSessionProcedure, sessionProcedure } from "@/server/api/fresh-procedure";
import { router, staffProcedure } from "@/server/api/trpc";
import { setPassword } from "@/server/auth/set-password";
import { NewStaff, changeRole, createStaff, disableStaff, enableStaff, endSessions } from "@/server/auth/staff";
import { TOKEN_DAYS, createStaffToken, listStaffTokens, revokeStaffToken } from "@/server/auth/staff-tokens";

const ById = z.object({ staffId: z.uuid() });
const operator = staffProcedure("operator");
const anyStaff = staffProcedure();
const freshStaff = freshSessionProcedure();
const freshOperator = freshSessionProcedure("operator");

const LISTED = {
  id: staff.id,
  email: staff.email,
  name: staff.name,
  role: staff.role,
  createdAt: staff.createdAt,
  disabledAt: staff.disabledAt,
  lastSeenAt: staff.lastSeenAt,
};

const Label = z.string().trim().min(1).max(100);
const NewToken = z.object({ label: Label, expiresInDays: z.number().int().min(1).max(TOKEN_DAYS.max).optional() });
const NewPassword = ById.extend({ password: z.string(), currentPassword: z.string().max(1_000).optional() });

export const staffRouter = router({
  me: anyStaff.query(({ ctx }) => ctx.staff),
  list: anyStaff.query(() => app().kernel.db.select(LISTED).from(staff).orderBy(asc(staff.name))),
  create: freshOperator.input(NewStaff).mutation(({ ctx, input }) => createStaff(app().kernel.db, ctx.actor, input)),
  changeRole: freshOperator
    .input(ById.extend({ role: z.enum(STAFF_ROLES) }))
    .mutation(({ ctx, input }) => changeRole(app().kernel.db, ctx.actor, input)),
  disable: freshOperator
    .input(ById)
    .mutation(({ ctx, input }) => disableStaff(app().kernel.db, ctx.actor, input.staffId)),
  enable: freshOperator
    .input(ById)
    .mutation(({ ctx, input }) => enableStaff(app().kernel.db, ctx.actor, input.staffId)),
  endSessions: sessionProcedure()
    .input(ById)
    .mutation(({ ctx, input }) => endSessions(app().kernel.db, ctx.actor, input.staffId)),
  setPassword: freshStaff.input(NewPassword).mutation(({ ctx, input: { currentPassword, ...input } }) => {
    const current = currentPassword === undefined ? undefined : { password: currentPassword, client: ctx.client };
    return setPassword(app().kernel.db, ctx.actor, { ...input, current });
  }),
  tokens: anyStaff.query(({ ctx }) => listStaffTokens(app().kernel.db, ctx.staff.id)),
  tokensOf: operator.input(ById).query(({ input }) => listStaffTokens(app().kernel.db, input.staffId)),
  createToken: freshStaff
    .input(NewToken)
    .mutation(({ ctx, input }) => createStaffToken(app().kernel.db, ctx.actor, { staffId: ctx.staff.id, ...input })),
  revokeToken: freshStaff
    .input(z.object({ tokenId: z.uuid() }))
    .mutation(({ ctx, input }) => revokeStaffToken(app().kernel.db, ctx.actor, input.tokenId)),
});
