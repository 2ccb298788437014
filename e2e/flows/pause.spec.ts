import { expect, test } from "@/e2e/fixtures";
import { agentPage } from "@/e2e/pages/agent-page";
import { agentsPage } from "@/e2e/pages/agents-page";

const notice = {
  action: "notification.send",
  input: { level: "digest", to: "all", title: "Weekly summary", body: "Nothing unusual." },
};

test("a paused agent is refused until it is resumed", async ({ evan, scooby }) => {
  const agents = agentsPage(evan);
  await agents.open();
  await expect(agents.works("scooby")).toBeChecked();
  await agents.works("scooby").click();
  await agents.reason.fill("It repeats itself.");
  await agents.confirmPause.click();
  await expect(agents.works("scooby")).not.toBeChecked();
  await expect(agents.card("scooby")).toContainText("Paused by Evan Hartley");
  await expect(agents.card("scooby")).toContainText("It repeats itself.");

  expect(await scooby.trySubmit(notice)).toMatchObject({ status: 403, body: { code: "agent_paused" } });
  expect(await scooby.call("/me")).toMatchObject({ status: 200, body: { paused: true } });

  await agents.works("scooby").click();
  await expect(agents.works("scooby")).toBeChecked();
  const { id } = await scooby.submit(notice);
  expect(await scooby.wait(id)).toMatchObject({ status: "succeeded" });
});

test("an agent that calls is seen, and what it says of itself is quoted", async ({ evan, scooby }) => {
  const said = await scooby.call("/me/heartbeat", { method: "POST", body: { activity: "Summing up <b>the week</b>" } });
  expect(said).toMatchObject({ status: 200, body: { agent: "scooby", paused: false } });
  const agents = agentsPage(evan);
  await agents.open();
  await expect(agents.card("scooby")).toContainText("says “Summing up <b>the week</b>”");
  await expect(agents.card("scooby")).toContainText(/seen (just now|\d+ s)/);
  const page = agentPage(evan, "scooby");
  await page.open();
  await expect(evan.getByText("says “Summing up <b>the week</b>”")).toBeVisible();
});
