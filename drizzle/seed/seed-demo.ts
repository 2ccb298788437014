import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { actions } from "@/drizzle/schema/actions";
import { agentKeys, agents } from "@/drizzle/schema/agents";
import { mailPreferences, sendingDomains } from "@/drizzle/schema/campaigns";
import { funds, members, providers } from "@/drizzle/schema/members";
import { newsItems } from "@/drizzle/schema/news";
import { policyVersions } from "@/drizzle/schema/policy";
import { staff } from "@/drizzle/schema/staff";
import { tasks } from "@/drizzle/schema/tasks";
import type { Db, Tx } from "@/server/db";
import { houseKernel } from "@/server/house-kernel";
import { appendAudit } from "@/server/kernel/audit";
import { Cast } from "./cast";
import { writeCredentials } from "./credentials-file";
import { drainOutbox } from "./drain-outbox";
import { NOT_SEEDED, hasStaff } from "./has-staff";
import { makeAgentKeys } from "./make-agent-keys";
import { makeFunds } from "./make-funds";
import { makeMembers } from "./make-members";
import { makeNews } from "./make-news";
import { makeSendingDomains, preferencesOf, withTraits } from "./make-preferences";
import { makeProviders } from "./make-providers";
import { makeStaff } from "./make-staff";
import { planHouseEvents } from "./plan-house-events";
import { planPolicyDrafts } from "./plan-policy-drafts";
import { planTasks } from "./plan-tasks";
import { planWebhooks } from "./plan-webhooks";
import { planDeliveries } from "./plan-deliveries";
import { planTemplates } from "./plan-templates";
import { randomFrom } from "./random";
import { SETUP } from "./setup-actor";
import { refusedStories } from "./stories/refused";
import { STORIES } from "./stories/table";
import { tellStory } from "./tell-story";
import { Timeline } from "./timeline";
import type { World } from "./world";

const SEED = 1_949;
const HISTORY_MS = 14 * 86_400_000;
/** Any number: two starts on one database must not both seed it. */
const SEED_LOCK = 4_713;

/**
 * Makes the demo once and answers with a line about it. Everything is one transaction, and the credentials are
 * written just before its commit: whatever goes wrong, the next start finds an empty database and begins anew.
 */
export async function seedDemo(db: Db, { now, dataDir }: { now: Date; dataDir: string }): Promise<string> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(SEED_LOCK))})`);
    if (await hasStaff(tx)) return NOT_SEEDED;
    const start = new Date(now.getTime() - HISTORY_MS);
    const { people, credentials } = await makeStaff(tx, start);
    const keys = await makeAgentKeys(tx, people.evan, start);
    const world = openWorld(tx, start, people);
    await backdatePolicy(world);
    await tellHistory(world, now);
    await recordLastUse(tx);
    const summary = await summarize(tx);
    // The trail itself says which part of it was made, and when.
    await appendAudit(tx, [{ type: "demo.seeded", at: now, actor: SETUP, body: { since: start, ...summary } }]);
    writeCredentials(dataDir, { staff: credentials, agents: keys });
    return `Seeded the demo: ${Object.entries(summary)
      .map(([what, count]) => `${count} ${what}`)
      .join(", ")}.`;
  });
}

function openWorld(tx: Tx, start: Date, people: World["staff"]): World {
  const timeline = new Timeline(start);
  const world: World = {
    tx,
    timeline,
    random: randomFrom(SEED),
    staff: people,
    hasNews: false,
    isCallbackUp: true,
    kernel: houseKernel({ db: tx, hint: () => void (world.hasNews = true), clock: timeline.now }),
  };
  return world;
}

/** The release made the first policy a moment ago; the history starts under it. */
async function backdatePolicy({ tx, timeline }: World): Promise<void> {
  await tx.update(policyVersions).set({ createdAt: timeline.now(), activatedAt: timeline.now() });
}

async function tellHistory(world: World, now: Date): Promise<void> {
  const { tx, timeline, random } = world;
  const start = timeline.now();
  const all = {
    members: makeMembers(random, now).map((member) => withTraits(member, now)),
    funds: makeFunds(random, now),
    providers: makeProviders(random, now),
    news: makeNews(random, now),
  };
  const there = all.members.filter(({ joinedAt }) => joinedAt <= start);
  await tx.insert(members).values(there);
  await tx.insert(mailPreferences).values(there.flatMap(preferencesOf));
  await tx.insert(sendingDomains).values(makeSendingDomains(now));
  await tx.insert(funds).values(all.funds);
  await tx.insert(providers).values(all.providers);
  await tx.insert(newsItems).values(all.news);
  const cast = new Cast(all, now, random);
  planHouseEvents(world, cast);
  planPolicyDrafts(world, cast);
  for (const stories of [...Object.values(STORIES), refusedStories]) {
    for (const story of stories(cast)) tellStory(world, story);
  }
  planTasks(world, cast);
  planWebhooks(world, cast);
  planTemplates(world, cast);
  planDeliveries(world, cast);
  await timeline.run(now, () => drainOutbox(world));
}

/** Agents were seen when they last submitted, each with its one key. */
async function recordLastUse(tx: Tx): Promise<void> {
  const lastSubmitOf = (name: AnyPgColumn) =>
    sql`(select max(${actions.submittedAt}) from ${actions} where ${actions.submitter} = ${name})`;
  await tx.update(agents).set({ lastSeenAt: lastSubmitOf(agents.name) });
  await tx.update(agentKeys).set({ lastUsedAt: lastSubmitOf(agentKeys.agent) });
}

async function summarize(tx: Tx): Promise<Record<string, number>> {
  const [waiting] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(actions)
    .where(sql`status = 'held'`);
  return {
    members: await tx.$count(members),
    funds: await tx.$count(funds),
    providers: await tx.$count(providers),
    staff: await tx.$count(staff),
    actions: await tx.$count(actions),
    held: waiting?.count ?? 0,
    tasks: await tx.$count(tasks),
  };
}
