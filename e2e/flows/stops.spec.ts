import { expect, test } from "@/e2e/fixtures";
import { callProcedure } from "@/e2e/staff-client";

test("every page tells of a kill switch and of a paused agent, and stops telling by itself", async ({
  evan,
  victor,
}) => {
  const stopped = victor.getByRole("status", { name: "What is stopped" });
  await victor.goto("/members");
  await expect(victor.getByRole("heading", { level: 1 })).toHaveText("Members");
  await expect(stopped).not.toContainText("Kill switch");

  const reason = "The news desk moves.";
  await callProcedure(evan.request, "switches.on", { scope: "queue:publish", reason });
  await expect(stopped).toContainText("Kill switch on: the publish queue.");
  await expect(stopped).toContainText(`${reason} (Evan Hartley`);
  await callProcedure(evan.request, "switches.off", { scope: "queue:publish" });
  await expect(stopped).not.toContainText("Kill switch");

  await callProcedure(evan.request, "agents.pause", { agent: "daphne", reason: "It repeats itself." });
  await expect(stopped).toContainText("daphne is paused. It repeats itself. (Evan Hartley");
  await callProcedure(evan.request, "agents.resume", { agent: "daphne" });
  await expect(stopped).not.toContainText("daphne");
});
