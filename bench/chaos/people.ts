import { setTimeout as sleep } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { actions, approvalRequests } from "@/drizzle/schema/actions";
import { ask, askUntilAnswered } from "./client";
import type { Reply } from "./client";
import type { Installation, Person } from "./installation";
import type { Intent } from "./plan";
import { randomOf } from "./random";
import type { Called, Witness } from "./witness";

export interface Scene {
  seed: number;
  installation: Installation;
  witness: Witness;
  /** Set when nobody should insist any longer. */
  isOver: () => boolean;
  say: (line: string) => void;
}

/** What people and the agent itself do about one submission, racing where the plan says so. */
export async function followCourse(scene: Scene, intent: Intent, id: string): Promise<void> {
  const random = randomOf(scene.seed, `course ${intent.n}`);
  const seen = await look(scene, id);
  if (seen?.status !== "held") return;
  const [one, two] = twoOf(scene, random.int(0, 2));
  await sleep(random.int(0, 2_500));
  const pause = () => sleep(random.int(0, 400));
  const agent = { id: intent.agent, token: scene.installation.agentKeys.get(intent.agent) ?? "" };
  switch (intent.course) {
    case "approve":
      return void (await decide(scene, one, id, "approve"));
    case "reject":
      return void (await decide(scene, one, id, "reject"));
    case "two approve":
      return void (await Promise.all([decide(scene, one, id, "approve"), decide(scene, two, id, "approve")]));
    case "approve and withdraw":
      return void (await Promise.all([
        decide(scene, one, id, "approve"),
        pause().then(() => cancel(scene, agent, id)),
      ]));
    case "approve and cancel":
      await decide(scene, one, id, "approve");
      await sleep(random.int(0, 3_000));
      return void (await cancel(scene, two, id));
    case "approve and revise":
      return void (await Promise.all([
        decide(scene, one, id, "approve"),
        pause().then(() => revise(scene, agent, id)),
      ]));
    case "approve and undo":
      await decide(scene, one, id, "approve");
      return void (await call(scene, two, id, { verb: "undo", procedure: "approvals.undo", reason: "Not yet." }));
    case "approve and expire":
      return void (await Promise.all([decide(scene, one, id, "approve"), pause().then(() => letTimePass(scene, id))]));
    case "leave":
      return undefined;
  }
}

function twoOf({ installation: { operators } }: Scene, first: number): [Person, Person] {
  const [one, two] = [operators[first % operators.length], operators[(first + 1) % operators.length]];
  if (!one || !two) throw new Error("there are too few people");
  return [one, two];
}

interface Seen {
  status: string;
  pinnedDigest: string;
  targetCount: number;
}

/** As a person sees it, who opens its page. */
export async function look({ installation, isOver }: Scene, id: string): Promise<Seen | null> {
  const [person] = installation.operators;
  const attempt = () => ask(`${installation.url}/api/v1/actions/${id}`, person?.token ?? "", { method: "GET" });
  const reply = await askUntilAnswered(attempt, () => undefined, isOver);
  if (!reply || reply.status !== 200) return null;
  const { status, pinnedDigest, targetCount } = reply.body;
  return { status: String(status), pinnedDigest: String(pinnedDigest), targetCount: Number(targetCount) };
}

/** Looks, then decides on exactly what was seen. */
export async function decide(
  scene: Scene,
  person: Person,
  id: string,
  verdict: "approve" | "reject",
): Promise<Reply | null> {
  const { installation } = scene;
  const seen = await look(scene, id);
  if (!seen) return null;
  const send = (typedCount?: number) =>
    tell(scene, { verb: verdict, actor: person.id, actionId: id }, () =>
      ask(`${installation.url}/api/v1/actions/${id}/decisions`, person.token, {
        body: { verdict, digest: seen.pinnedDigest, reason: "Seen.", ...(typedCount !== undefined && { typedCount }) },
      }),
    );
  let reply = await send();
  if (reply?.code === "reauthentication_required") {
    await proveIdentity(scene, person);
    reply = await send();
  }
  return reply?.code === "typed_count_required" ? send(seen.targetCount) : reply;
}

/** A proof is good for five minutes; whoever is asked for one by several pages at once gives it once. */
export function proveIdentity({ installation, isOver }: Scene, person: Person): Promise<Reply | null> {
  const attempt = () =>
    ask(`${installation.url}/api/v1/me/reauthenticate`, person.token, { body: { password: person.password } });
  const proof = proofs.get(person) ?? askUntilAnswered(attempt, () => undefined, isOver);
  proofs.set(person, proof);
  return proof.finally(() => proofs.delete(person));
}

const proofs = new WeakMap<Person, Promise<Reply | null>>();

function cancel(scene: Scene, by: { id: string; token: string }, id: string): Promise<Reply | null> {
  const { installation } = scene;
  return tell(scene, { verb: "cancel", actor: by.id, actionId: id }, () =>
    ask(`${installation.url}/api/v1/actions/${id}/cancel`, by.token, { body: { reason: "No longer needed." } }),
  );
}

function revise(scene: Scene, by: { id: string; token: string }, id: string): Promise<Reply | null> {
  const { installation } = scene;
  const evidence = [{ kind: "data", title: "Second look", json: { at: id } }];
  return tell(scene, { verb: "revise", actor: by.id, actionId: id }, () =>
    ask(`${installation.url}/api/v1/actions/${id}/revise`, by.token, { body: { evidence, reason: "More to show." } }),
  );
}

interface Step {
  verb: Called["verb"];
  procedure: string;
  reason: string;
}

/** One of the console's own procedures. */
export function call(scene: Scene, by: Person, id: string, { verb, procedure, reason }: Step) {
  const url = `${scene.installation.url}/api/trpc/${procedure}`;
  return tell(scene, { verb, actor: by.id, actionId: id }, () =>
    ask(url, by.token, { body: { json: { id, reason } } }),
  );
}

/** Every answer is kept, and every try that got none. */
function tell(scene: Scene, about: Pick<Called, "verb" | "actor" | "actionId">, attempt: () => Promise<Reply | null>) {
  const note = (reply: Reply | null) => {
    scene.witness.called.push({ ...about, status: reply?.status ?? null, code: reply?.code ?? null });
  };
  return askUntilAnswered(attempt, note, scene.isOver);
}

/** As if the time to decide were over now. Nobody can wait 24 hours for it. */
async function letTimePass({ installation: { database } }: Scene, id: string): Promise<void> {
  const set = { expiresAt: sql`now()` };
  await database.ownerDb
    .transaction(async (tx) => {
      await tx
        .update(actions)
        .set(set)
        .where(sql`${eq(actions.id, id)} and ${eq(actions.status, "held")}`);
      await tx
        .update(approvalRequests)
        .set(set)
        .where(sql`${eq(approvalRequests.actionId, id)} and closed_at is null`);
    })
    // The database may be restarting; then this one does not expire.
    .catch(() => undefined);
}
