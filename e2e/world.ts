import { randomBytes } from "node:crypto";
import { and, count, eq, inArray, isNotNull, isNull, sql as fragment } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { z } from "zod";
import { actions } from "@/drizzle/schema/actions";
import { members, providers } from "@/drizzle/schema/members";
import { policyVersions } from "@/drizzle/schema/policy";
import { makeMember, makeMembers } from "@/server/testing/make";
import { consoleUnderTest } from "./console-under-test";

const Params = z.record(z.string(), z.unknown());

type MemberRow = typeof members.$inferInsert;

/** Codes that ISO 3166 leaves to their users: no member of the demo lives there. */
const USER_ASSIGNED = ["Q", "X"].flatMap((first) =>
  Array.from("MNOPQRSTUVWYZ", (second) => `${first}${second}`).filter((code) => code !== "XK"),
);

/** The console's database, for people that a flow needs and for what no page shows. */
export function openWorld() {
  const sql = postgres(consoleUnderTest.databaseUrl, { max: 2, onnotice: () => undefined });
  const db = drizzle(sql);
  return {
    db,
    /** Somebody who waits for approval, under a name that nobody else has. */
    pendingMember: (as: Partial<MemberRow> = {}) => makeMember(db, { name: uniqueName("Ada Quill"), ...as }),
    members: (howMany: number, as: Partial<MemberRow> = {}) => makeMembers(db, howMany, as),
    countMembers: async (where: { country: string; status: MemberRow["status"]; version: number }) => {
      const { country, status, version } = where;
      const fits = and(eq(members.country, country), eq(members.status, status), eq(members.version, version));
      const [row] = await db.select({ count: count() }).from(members).where(fits);
      return row?.count ?? 0;
    },
    /** Other parameters of the live policy from now on; the result puts back what was there. */
    policy: async (changes: Record<string, unknown>) => {
      const live = and(isNotNull(policyVersions.activatedAt), isNull(policyVersions.retiredAt));
      const [row] = await db.select().from(policyVersions).where(live);
      if (!row) throw new Error("No policy is active.");
      const put = (params: unknown) => db.update(policyVersions).set({ params }).where(eq(policyVersions.id, row.id));
      await put({ ...Params.parse(row.params), ...changes });
      return async () => void (await put(row.params));
    },
    member: async (id: string) => {
      const [row] = await db.select().from(members).where(eq(members.id, id));
      return row;
    },
    /** A country in which nobody lives yet. */
    emptyCountry: async () => {
      const taken = await db
        .selectDistinct({ country: members.country })
        .from(members)
        .where(inArray(members.country, USER_ASSIGNED));
      const free = USER_ASSIGNED.find((code) => taken.every(({ country }) => country !== code));
      if (!free) throw new Error("Every marker country has members.");
      return free;
    },
    draftProvider: async () => {
      const now = new Date();
      const row: typeof providers.$inferInsert = {
        id: crypto.randomUUID(),
        name: uniqueName("Harbour Custody"),
        category: "custodian",
        country: "IE",
        websiteUrl: "https://harbour-custody.example",
        status: "draft",
        createdAt: now,
        updatedAt: now,
      };
      await db.insert(providers).values(row);
      return row;
    },
    /** Nobody can wait for three days. */
    endTimeToDecide: (id: string) =>
      db
        .update(actions)
        .set({ expiresAt: fragment`now()` })
        .where(eq(actions.id, id)),
    close: () => sql.end({ timeout: 5 }),
  };
}

export type World = ReturnType<typeof openWorld>;

/** The suffix makes it findable: a search for it finds this one alone. */
export function uniqueName(base: string): string {
  return `${base} ${randomBytes(4).toString("hex")}`;
}
