import { setTimeout as sleep } from "node:timers/promises";
import { makeMembers } from "@/server/testing/make";
import { ask, askUntilAnswered, takePutOff } from "./client";
import type { Reply } from "./client";
import type { Installation } from "./installation";
import { followCourse } from "./people";
import type { Scene } from "./people";
import type { Intent } from "./plan";

const SAY_EVERY_MS = 10_000;

/** All agents: each intent at its moment, spread over `overMs`; resolves when every one has been answered. */
export async function runCrew(scene: Scene, intents: readonly Intent[], overMs: number): Promise<void> {
  const bodies = await prepareBodies(scene.installation, intents);
  let open = intents.length;
  const progress = setInterval(() => scene.say(`${open} intents to go; ${takePutOff()}`), SAY_EVERY_MS);
  await Promise.all(
    intents.map(async (intent, i) => {
      await sleep((i / intents.length) * overMs);
      const id = await submit(scene, intent, bodies[i]);
      if (id) await followCourse(scene, intent, id);
      open -= 1;
    }),
  );
  clearInterval(progress);
}

/** The members are there before anybody asks about them. */
async function prepareBodies({ database }: Installation, intents: readonly Intent[]): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for (const intent of intents) {
    const isMailToMember = intent.kind === "email.send_one" && intent.mail === "runs";
    const status = isMailToMember ? "active" : "pending";
    const needed =
      intent.kind === "notification.send" || (intent.kind === "email.send_one" && !isMailToMember) ? 0 : intent.targets;
    const people = needed > 0 ? await makeMembers(database.db, needed, { status }) : [];
    bodies.push(bodyOf(intent, people));
  }
  return bodies;
}

function bodyOf({ kind, n }: Intent, people: readonly { id: string; email: string }[]): unknown {
  const [first] = people;
  switch (kind) {
    case "user.approve":
      return { action: kind, input: { userId: first?.id }, evidence: [{ kind: "data", title: "Check", json: { n } }] };
    case "user.approve_many":
      return { action: kind, input: { userIds: people.map(({ id }) => id), expectedCount: people.length } };
    case "email.send_one":
      return {
        action: kind,
        input: {
          to: first?.email ?? `stranger-${n}@elsewhere.example`,
          templateKey: "welcome_investor",
          data: { firstName: "Reader", dashboardUrl: `https://members.hedgeco.example/dashboard?n=${n}` },
        },
      };
    case "notification.send":
      return { action: kind, input: { level: "digest", to: "role:operator", title: `Notice ${n}`, body: "" } };
  }
}

/** Sends until it is answered, then perhaps once more. Answers the id of what was accepted. */
async function submit(scene: Scene, intent: Intent, body: unknown): Promise<string | null> {
  const { installation, witness } = scene;
  const idempotencyKey = `chaos-${intent.n}`;
  const record = { agent: intent.agent, kind: intent.kind, idempotencyKey, answers: [] as Answers };
  witness.submitted.push(record);
  const send = (sent: unknown) =>
    ask(`${installation.url}/api/v1/actions`, installation.agentKeys.get(intent.agent) ?? "", {
      body: sent,
      headers: { "idempotency-key": idempotencyKey },
    });
  const note = (sameBody: boolean) => (reply: Reply | null) => {
    if (reply) record.answers.push({ status: reply.status, id: idIn(reply), code: reply.code, sameBody });
  };
  const reply = await askUntilAnswered(() => send(body), note(true), scene.isOver);
  if (intent.again !== "no") {
    const isSame = intent.again === "same";
    const sent = isSame
      ? body
      : { action: "notification.send", input: { level: "digest", to: "all", title: "Another", body: "" } };
    await askUntilAnswered(() => send(sent), note(isSame), scene.isOver);
  }
  return reply && reply.status < 300 ? idIn(reply) : null;
}

type Answers = Scene["witness"]["submitted"][number]["answers"];

const idIn = ({ status, body }: Reply): string | null => (status < 300 && typeof body.id === "string" ? body.id : null);
