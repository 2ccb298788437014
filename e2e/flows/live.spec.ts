import type { Page } from "@playwright/test";
import { identityCheck } from "@/e2e/evidence";
import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { shell } from "@/e2e/pages/shell";
import { openSeverableLine } from "@/e2e/severable-line";
import { uniqueName } from "@/e2e/world";

test("what an agent submits appears in an open page, and what it withdraws changes there", async ({
  evan,
  shaggy,
  world,
}) => {
  const member = await world.pendingMember();
  const inbox = approvalsPage(evan);
  await inbox.open({ search: member.name });
  await expect(inbox.list).toContainText("Nothing matches");
  const loads = countLoads(evan);

  const { id } = await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  await expect(inbox.row(id)).toContainText("Held");
  await shaggy.call(`/actions/${id}/cancel`, { method: "POST", body: { reason: "Asked twice" } });
  await expect(inbox.row(id)).toContainText("Cancelled");
  expect(loads()).toBe(0);
});

test("a lost connection shows a banner and catches up without a reload", async ({ evan, ingrid, shaggy, world }) => {
  const line = await openSeverableLine();
  const name = uniqueName("Livia Wire");
  const [before, during] = await world.members(2, { name });
  const submit = (userId = "") =>
    shaggy.submit({ action: "user.approve", input: { userId }, evidence: [identityCheck] });
  const shown = await submit(before?.id);
  const inbox = approvalsPage(evan);
  const connected = approvalsPage(ingrid);
  await connected.open({ search: name });
  await expect(connected.row(shown.id)).toBeVisible();
  const { connection } = shell(evan);
  await evan.goto(`${line.url}/approvals?q=${encodeURIComponent(name)}`);
  await expect(inbox.row(shown.id)).toBeVisible();
  await expect(connection).toBeHidden();
  const loads = countLoads(evan);

  line.cut();
  await expect(connection).toContainText("Live updates stopped. Reconnecting…");
  const missed = await submit(during?.id);
  // When a screen with a connection has heard of it, this one would have too.
  await expect(connected.row(missed.id)).toBeVisible();
  await expect(inbox.row(missed.id)).toBeHidden();

  line.mend();
  await expect(inbox.row(missed.id)).toBeVisible();
  await expect(connection).toBeHidden();
  expect(loads()).toBe(0);
  await line.close();
});

test("the sidebar counts what waits", async ({ evan, shaggy, world }) => {
  await evan.goto("/members");
  const count = shell(evan).navigation.getByRole("link", { name: /^Approvals/ });
  await expect(count).toContainText(/\d+ held actions/);
  const waiting = async () => Number((await count.innerText()).replace(/\D/g, ""));
  const before = await waiting();
  const member = await world.pendingMember();
  await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  await expect.poll(waiting).toBe(before + 1);
});

/** How often the page has been loaded anew since. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  return () => loads;
}
