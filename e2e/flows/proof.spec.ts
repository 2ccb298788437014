import { readFile } from "node:fs/promises";
import { expect, test } from "@/e2e/fixtures";
import { expectAccessible, expectLoaded, expectNoSidewaysScroll, watchForErrors } from "@/e2e/page-health";

test("the trail is verified from its page, and an event shows its way to the signed root", async ({ evan }) => {
  const errors = watchForErrors(evan);
  await evan.goto("/audit");
  const strip = evan.getByRole("region", { name: "Verification of the trail" });
  await expect(strip).toContainText(/[\d,]+ events sealed/);
  await strip.getByRole("button", { name: "Verify now" }).click();
  await expect(strip).toContainText(/all [\d,]+ verified, by Evan Hartley/);

  await evan.getByRole("region", { name: "Audit events" }).getByRole("row").last().click();
  const detail = evan.getByRole("region", { name: "Audit event", exact: true });
  await detail.getByRole("tab", { name: "Proof" }).click();
  await expect(detail).toContainText(/Inclusion path, \d+ hashes/);
  await expect(detail.getByRole("region", { name: "checkpoint" })).toContainText("operations-kernel/");
  await expectLoaded(evan);
  await expectAccessible(evan);
  expect(errors).toEqual([]);
});

test("an action that has ended gives its receipt, and tells its decisions and steps again", async ({
  evan,
  shaggy,
  world,
}) => {
  const member = await world.pendingMember();
  const { id } = await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  await shaggy.call(`/actions/${id}/cancel`, { method: "POST", body: { reason: "Asked for by mistake." } });
  await evan.goto(`/approvals/${id}`);
  await expectLoaded(evan);
  await expect(async () => {
    const saved = evan.waitForEvent("download", { timeout: 2_000 });
    await evan.getByRole("button", { name: "Receipt" }).click();
    const receipt: unknown = JSON.parse(await readFile(await (await saved).path(), "utf8"));
    expect(receipt).toMatchObject({ actionId: id, status: "cancelled" });
  }).toPass();

  await evan.getByRole("tab", { name: "Replay" }).click();
  const steps = evan.getByRole("region", { name: "Steps" }).getByRole("listitem");
  await expect(steps).toContainText(["Held", "Cancelled"]);
  await expect(evan.getByRole("region", { name: "Decisions judged again" })).toContainText("Under the active version");
  await expectAccessible(evan);
  await evan.setViewportSize({ width: 360, height: 800 });
  await expectNoSidewaysScroll(evan);
});
