import { and, eq, lt, sql } from "drizzle-orm";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { verificationTokens } from "@/drizzle/schema/staff";
import type { Db } from "@/server/db";
import { findActiveStaff, findStaffByEmail } from "./staff-member";
import type { StaffRow } from "./staff-member";

/**
 * What next-auth must know to sign in existing staff by link or identity provider. Nothing here makes an account:
 * `createUser` and `linkAccount` are missing on purpose. A provider's account is the staff id (see oidc-provider).
 */
export function staffAdapter(db: Db): Adapter {
  const byId = async (id: string) => asUser(await findActiveStaff(db, id));
  return {
    getUser: byId,
    getUserByAccount: ({ providerAccountId }) => byId(providerAccountId),
    getUserByEmail: async (email) => {
      const found = await findStaffByEmail(db, email);
      return asUser(found?.disabledAt ? null : found);
    },
    updateUser: async ({ id }) => {
      const user = await byId(id);
      if (!user) throw new Error("The staff member is no longer active.");
      return user;
    },
    createVerificationToken: async (token) => {
      const { identifier, token: tokenHash, expires: expiresAt } = token;
      const isOld = and(eq(verificationTokens.identifier, identifier), lt(verificationTokens.expiresAt, sql`now()`));
      await db.delete(verificationTokens).where(isOld);
      await db.insert(verificationTokens).values({ identifier, tokenHash, expiresAt });
      return token;
    },
    // Deleting is the test: of two uses at the same moment one finds nothing.
    useVerificationToken: async ({ identifier, token }) => {
      const [row] = await db
        .delete(verificationTokens)
        .where(and(eq(verificationTokens.identifier, identifier), eq(verificationTokens.tokenHash, token)))
        .returning();
      return row ? { identifier: row.identifier, token: row.tokenHash, expires: row.expiresAt } : null;
    },
  };
}

function asUser(row: StaffRow | null): AdapterUser | null {
  return row ? { id: row.id, email: row.email, name: row.name, emailVerified: null } : null;
}
