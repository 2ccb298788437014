import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible, expectContrast, expectNoSidewaysScroll } from "@/e2e/page-health";
import type { AgentClient } from "@/e2e/agent-client";
import type { World } from "@/e2e/world";
import { leaveUnknown } from "@/server/testing/leave-unknown";

async function unknownMail(velma: AgentClient, world: World) {
  const to = `${crypto.randomUUID()}@nowhere.example`;
  const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
  const { id } = await velma.submit({ action: "email.send_one", input: { to, templateKey: "welcome_investor", data } });
  await leaveUnknown(world.db, id);
  return { id, to };
}

const panel = (page: Page) => page.getByRole("region", { name: "What happened?" });
const dialog = (page: Page) => page.getByRole("dialog");

test("what nobody knows is found among the dead letters, and settled by keyboard with evidence", async ({
  evan,
  velma,
  world,
}) => {
  const { id, to } = await unknownMail(velma, world);
  await evan.goto("/");
  await evan.getByRole("link", { name: /^Outcome unknown/ }).click();
  await expect(evan).toHaveURL(/dead-letters\?status=unknown/);
  await evan.goto(`/queues/dead-letters?q=${to}`);
  const list = evan.getByRole("region", { name: "Dead letters", exact: true });
  await list.getByRole("link", { name: new RegExp(to) }).click();
  await expect(panel(evan)).toContainText("The line was cut.");
  await expect(panel(evan)).toContainText("is recognised, until");
  await evan.getByRole("button", { name: "Say what happened…" }).press("Enter");
  await dialog(evan).getByRole("radio", { name: "Happened" }).press("Enter");
  await expect(dialog(evan).getByRole("button", { name: "Settle it" })).toBeDisabled();
  await dialog(evan).getByRole("textbox", { name: "Evidence" }).fill("resend 49a3999c");
  await dialog(evan).getByRole("textbox", { name: "How do you know?" }).fill("It is in their log.");
  await evan.keyboard.press("Control+Enter");
  await expect(dialog(evan)).toBeHidden();
  await expect(panel(evan)).toBeHidden();
  await evan.getByRole("tab", { name: "Timeline" }).click();
  await expect(evan.getByText(/said what became of an open call: “It is in their log.”/)).toBeVisible();
  expect(await velma.read(id)).toMatchObject({ status: "succeeded" });
});

test("trying again is offered only for what did not happen, while the provider would notice", async ({
  evan,
  velma,
  world,
}) => {
  const { id } = await unknownMail(velma, world);
  await evan.goto(`/approvals/${id}`);
  await evan.getByRole("button", { name: "Say what happened…" }).click();
  const again = dialog(evan).getByRole("checkbox", { name: /Try again what did not happen/ });
  await dialog(evan).getByRole("radio", { name: "Happened" }).click();
  await expect(again).toBeHidden();
  await dialog(evan).getByRole("radio", { name: "Did not" }).click();
  await expect(again).toBeVisible();
  await expectAccessible(evan);
});

test("a viewer sees what is known and cannot say more", async ({ victor, velma, world }) => {
  const { id } = await unknownMail(velma, world);
  await victor.goto(`/approvals/${id}`);
  await expect(panel(victor)).toContainText("has told nothing of its own accord");
  await expect(victor.getByRole("button", { name: "Say what happened…" })).toBeDisabled();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the panel and its dialog fit, in light and dark", async ({ evan, velma, world }) => {
    const { id } = await unknownMail(velma, world);
    for (const colorScheme of ["light", "dark"] as const) {
      await evan.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await evan.goto(`/approvals/${id}`);
      await expect(panel(evan)).toBeVisible();
      await expectNoSidewaysScroll(evan);
      await evan.getByRole("button", { name: "Say what happened…" }).click();
      await expect(dialog(evan).getByRole("radio", { name: "Happened" })).toBeVisible();
      await expectContrast(evan);
      await evan.keyboard.press("Escape");
    }
    await expectAccessible(evan);
  });
});
