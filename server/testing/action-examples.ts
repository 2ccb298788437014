import { and, eq, isNotNull } from "drizzle-orm";
import { agents } from "@/drizzle/schema/agents";
import { localMails, suppressions } from "@/drizzle/schema/mail";
import { embeddings } from "@/drizzle/schema/knowledge";
import { funds, members, providers } from "@/drizzle/schema/members";
import { newsItems } from "@/drizzle/schema/news";
import { notifications } from "@/drizzle/schema/notifications";
import { policyVersions } from "@/drizzle/schema/policy";
import { staff } from "@/drizzle/schema/staff";
import { templateVariantVersions } from "@/drizzle/schema/templates";
import type { ActionInput, ActionName } from "@/server/actions";
import type { Db } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import type { Kernel } from "@/server/kernel/kernel";
import { newId } from "@/server/kernel/key";
import { createDraft } from "@/server/policy-desk/create-draft";
import { simulateDraft } from "@/server/policy-desk/simulate-draft";
import { AudienceFilter } from "@/server/email/audiences/audience-filter";
import { findAudience } from "@/server/email/audiences/find-audience";
import { makeVariant, publishAsStaff } from "./make-variant";
import { makeDomain, makeReaders, mailingTo } from "./mailing-scene";
import type { DatabaseScene } from "./database-scene";
import { agent, makeFund, makeMember, makeMembers, makeProvider } from "./make";
import type { FakeWorld } from "./run-action";

interface Example<Name extends ActionName> {
  by: Actor;
  /** Input about something new at every call. */
  input: (scene: DatabaseScene) => Promise<ActionInput<Name>>;
  /** Makes the same input one that policy blocks; absent: no fact blocks this kind. */
  forbid?: (db: Db, input: ActionInput<Name>) => Promise<unknown>;
  /** How many effects of this input there are in the tables, or were asked of the world. */
  effects: (db: Db, input: ActionInput<Name>, world: FakeWorld) => Promise<number>;
}

const memberIs =
  (status: (typeof members.$inferSelect)["status"]) =>
  async (db: Db, { userId }: { userId: string }) => {
    const [row] = await db.select().from(members).where(eq(members.id, userId));
    // A second change would raise the version again.
    return row?.status === status ? row.version - 1 : 0;
  };
const forbidMember = (db: Db, { userId }: { userId: string }) =>
  db.update(members).set({ status: "rejected" }).where(eq(members.id, userId));
const pending = async ({ db }: DatabaseScene) => ({ userId: (await makeMember(db)).id });

const CLOSED = { scope: "all", reason: "complaint", source: "test", createdAt: new Date() } as const;
/** Who looks at samples in these examples. */
const TESTER = {
  id: newId(),
  email: "tester@hedgeco.example",
  name: "Tess Tester",
  role: "editor" as const,
  createdAt: new Date("2026-01-01T00:00:00Z"),
};

/** One example per kind of action; a kind without one does not compile. */
export const ACTION_EXAMPLES: { [Name in ActionName]: Example<Name> } = {
  "user.approve": { by: agent("shaggy"), input: pending, forbid: forbidMember, effects: memberIs("active") },
  "user.reject": { by: agent("shaggy"), input: pending, forbid: forbidMember, effects: memberIs("rejected") },
  "user.suspend": { by: agent("fred"), input: pending, forbid: forbidMember, effects: memberIs("suspended") },
  "user.approve_many": {
    by: agent("shaggy"),
    input: async ({ db }) => ({ userIds: (await makeMembers(db, 3)).map(({ id }) => id), expectedCount: 3 }),
    async effects(db, input) {
      const counts = await Promise.all((input.userIds ?? []).map((userId) => memberIs("active")(db, { userId })));
      return Math.max(0, ...counts);
    },
  },
  "fund.verify": {
    by: agent("velma"),
    input: async ({ db }) => ({ fundId: (await makeFund(db)).id }),
    forbid: (db, { fundId }) => db.update(funds).set({ status: "rejected" }).where(eq(funds.id, fundId)),
    async effects(db, { fundId }) {
      const [row] = await db.select().from(funds).where(eq(funds.id, fundId));
      return row?.status === "verified" ? row.version - 1 : 0;
    },
  },
  "provider.list": {
    by: agent("daphne"),
    input: async ({ db }) => ({ providerId: (await makeProvider(db)).id }),
    forbid: (db, { providerId }) => db.update(providers).set({ status: "listed" }).where(eq(providers.id, providerId)),
    async effects(db, { providerId }) {
      const [row] = await db.select().from(providers).where(eq(providers.id, providerId));
      return row?.status === "listed" ? row.version - 1 : 0;
    },
  },
  "email.send_one": {
    by: agent("velma"),
    input: async ({ db }) => ({
      to: (await makeMember(db, { status: "active" })).email,
      templateKey: "welcome_investor",
      data: { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" },
    }),
    forbid: (db, { to }) =>
      db.execute(
        `insert into suppressions (email, reason, source, created_at) values ('${to}', 'bounce', 'test', now())`,
      ),
    async effects(db, { to }, world) {
      const local = await db.select().from(localMails).where(eq(localMails.to, to));
      return local.length + world.mails.filter((mail) => mail.to === to).length;
    },
  },
  "email.send_campaign": {
    by: agent("daphne"),
    async input({ db }) {
      const { tag } = await makeReaders(db, 2);
      return mailingTo(tag, await makeDomain(db));
    },
    async forbid(db, { audience }) {
      const [reader] = await readersOf(db, audience);
      if (!reader) throw new Error("the mailing has no reader");
      await db.insert(suppressions).values({ email: reader.email, ...CLOSED });
    },
    async effects(db, { audience }, world) {
      const [reader] = await readersOf(db, audience);
      return world.mails.filter(({ to }) => to === reader?.email).length;
    },
  },
  "email.publish_template": {
    by: agent("daphne"),
    input: ({ db }) => makeVariant(db),
    forbid: (db, input) => publishAsStaff(db, input),
    effects: (db, { variantId }) =>
      db.$count(
        templateVariantVersions,
        and(eq(templateVariantVersions.variantId, variantId), eq(templateVariantVersions.state, "published")),
      ),
  },
  "email.send_test": {
    by: { kind: "staff", id: TESTER.id, role: "editor" },
    async input({ db }) {
      await db.insert(staff).values(TESTER).onConflictDoNothing();
      return { copy: await makeVariant(db) };
    },
    forbid: (db) =>
      db
        .insert(suppressions)
        .values({ ...CLOSED, email: TESTER.email })
        .onConflictDoNothing(),
    effects: async (_db, _input, world) => world.mails.filter(({ to }) => to === TESTER.email).length,
  },
  "notification.send": {
    by: agent("scooby"),
    input: async () => ({ level: "alert", to: "role:operator", title: `Notice ${newId()}`, body: "Text" }),
    effects: async (db, { title }) =>
      (await db.select().from(notifications).where(eq(notifications.title, title))).filter(
        (row) => row.level === "alert",
      ).length,
  },
  "webhook.deliver": {
    by: { kind: "system", id: "relay" },
    async input({ db, holdOne }) {
      const callback = {
        callbackUrl: "https://agent.example/hook",
        callbackSecret: "whsec_c2VjcmV0",
        callbackEnabled: true,
      };
      await db.update(agents).set(callback).where(eq(agents.name, "shaggy"));
      return { agent: "shaggy", actionId: (await holdOne()).id, event: "action.settled" };
    },
    forbid: (db) => db.update(agents).set({ callbackEnabled: false }).where(eq(agents.name, "shaggy")),
    effects: async (_db, { actionId }, world) => world.calls.filter((call) => call.body.includes(actionId)).length,
  },
  "profile.embed": {
    by: agent("velma"),
    input: async ({ db }) => ({ kind: "user_profile", entityId: (await makeMember(db)).id }),
    effects: async (db, { entityId }) =>
      (await db.select().from(embeddings).where(eq(embeddings.entityId, entityId))).length,
  },
  "news.publish": {
    by: agent("daphne"),
    async input({ db }) {
      const id = newId();
      const row = { id, slug: id, class: "news" as const, title: `Item ${id}`, body: "Text", status: "draft" as const };
      await db.insert(newsItems).values({ ...row, sourceUrls: [], updatedAt: new Date() });
      return { newsId: id };
    },
    forbid: (db, { newsId }) => db.update(newsItems).set({ status: "published" }).where(eq(newsItems.id, newsId)),
    async effects(db, { newsId }) {
      const [row] = await db.select().from(newsItems).where(eq(newsItems.id, newsId));
      return row?.status === "published" ? row.version - 1 : 0;
    },
  },
  "policy.activate": {
    by: { kind: "staff", id: newId(), role: "operator" },
    input: async ({ kernel }) => ({ versionId: await simulatedDraft(kernel) }),
    forbid: (db, { versionId }) =>
      db.update(policyVersions).set({ discardedAt: new Date() }).where(eq(policyVersions.id, versionId)),
    effects: async (db, { versionId }) =>
      db.$count(policyVersions, and(eq(policyVersions.id, versionId), isNotNull(policyVersions.activatedAt))),
  },
  "suppression.lift": {
    by: { kind: "staff", id: newId(), role: "operator" },
    async input({ db }) {
      const row = { id: newId(), email: `${newId()}@example.com`, reason: "bounce" as const, source: "test" };
      await db.insert(suppressions).values({ ...row, createdAt: new Date() });
      return { suppressionId: row.id, until: "2500-01-01T00:00:00.000Z", reason: "The mailbox is there again." };
    },
    forbid: (db, { suppressionId }) =>
      db
        .update(suppressions)
        .set({ expiresAt: new Date("2400-01-01T00:00:00Z") })
        .where(eq(suppressions.id, suppressionId)),
    async effects(db, { suppressionId }) {
      const [row] = await db.select().from(suppressions).where(eq(suppressions.id, suppressionId));
      return (row?.version ?? 0) - 1;
    },
  },
};

async function readersOf(db: Db, audience: ActionInput<"email.send_campaign">["audience"]) {
  if (!("filter" in audience)) throw new Error("the example has a filter");
  const filter = AudienceFilter.parse(audience.filter);
  return findAudience(db, filter, { topic: "newsletter", limit: 10 });
}

let approverTargets = 2_000;

/** Looser than what is active, in a way that no other example notices. */
async function simulatedDraft(kernel: Kernel): Promise<number> {
  const actor = { kind: "system", id: "test" } as const;
  approverTargets += 1;
  const changes = { approverTargetsPerDay: approverTargets };
  const { id } = await createDraft(kernel, actor, { changes, note: "As an example." });
  for await (const { simulationId } of simulateDraft(kernel, actor, { versionId: id, days: 7 })) {
    if (simulationId) return id;
  }
  throw new Error("The simulation did not end.");
}
