import { eq } from "drizzle-orm";
import { actions } from "@/drizzle/schema/actions";
import type { Effects } from "@/server/kernel/ports";
import type { DatabaseScene } from "./database-scene";
import { agent, makeMember } from "./make";
import { fakeWorld, runAction } from "./run-action";

const deaf = () =>
  fakeWorld(() => ({ outcome: "unknown", problem: { code: "no_answer", message: "The line was cut." } }));

/** A mail of velma's, tried until nobody knows whether it went out. */
export async function unknownMail(
  scene: DatabaseScene,
  effects: Effects = deaf(),
): Promise<{ id: string; to: string }> {
  const { email: to } = await makeMember(scene.db, { status: "active" });
  const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
  const input = { to, templateKey: "welcome_investor", data };
  const { id } = await scene.submit(agent("velma"), { action: "email.send_one", input });
  let status = await runAction(scene.kernel, id, effects);
  while (status === "queued") {
    await scene.db
      .update(actions)
      .set({ notBefore: new Date(0) })
      .where(eq(actions.id, id));
    status = await runAction(scene.kernel, id, effects);
  }
  if (status !== "unknown") throw new Error(`the mail is ${status}`);
  return { id, to };
}
