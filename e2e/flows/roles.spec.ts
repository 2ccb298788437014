import { and, eq } from "drizzle-orm";
import { auditEvents } from "@/drizzle/schema/audit";
import { identityCheck } from "@/e2e/evidence";
import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { auditPage } from "@/e2e/pages/audit-page";
import { decisionDialog } from "@/e2e/pages/decision-dialog";
import { callProcedure, makeStaffAccount, signInOverHttp } from "@/e2e/staff-client";
import { consoleUnderTest } from "@/e2e/console-under-test";

test("a viewer reads everything and decides nothing", async ({ victor, shaggy, world }) => {
  const member = await world.pendingMember();
  const { id, pinnedDigest } = await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  const inbox = approvalsPage(victor);
  await inbox.open({ id });
  await expect(inbox.panel.title).toHaveText(`Approve ${member.name}`);
  await expect(inbox.panel.approve).toBeDisabled();
  await expect(inbox.panel.reject).toBeDisabled();
  await expect(inbox.panel.whyNot).toHaveText("Your role is viewer; this takes an operator.");
  await victor.keyboard.press("a");
  // The list's keys rest under an open dialog: that this one is obeyed says that "a" opened none.
  await victor.keyboard.press("/");
  await expect(inbox.search).toBeFocused();
  await expect(decisionDialog(victor).root).toBeHidden();

  const decision = { id, verdict: "approve", digest: pinnedDigest };
  const refused = await callProcedure(victor.request, "approvals.decide", decision);
  expect(refused).toMatchObject({ status: 403, body: { code: "forbidden" } });
  expect(await callProcedure(victor.request, "agents.pause", { agent: "fred", reason: "x" })).toMatchObject({
    status: 403,
  });
  expect(await shaggy.read(id)).toMatchObject({ status: "held" });
});

test("whoever loses the operator's role cannot decide with the page still open", async ({
  evan,
  browser,
  shaggy,
  world,
}) => {
  const account = await makeStaffAccount(evan.request, "operator");
  const context = await browser.newContext();
  await signInOverHttp(context, account);
  const page = await context.newPage();
  const member = await world.pendingMember();
  const { id } = await shaggy.submit({
    action: "user.approve",
    input: { userId: member.id },
    evidence: [identityCheck],
  });
  const inbox = approvalsPage(page);
  await inbox.open({ id });
  await inbox.panel.approve.click();
  const dialog = decisionDialog(page);
  await expect(dialog.confirm("Approve")).toHaveAttribute("aria-disabled", "false");

  await callProcedure(evan.request, "staff.changeRole", { staffId: account.id, role: "viewer" });
  await dialog.confirm("Approve").click();
  await expect(dialog.problem).toContainText("You may not do this");
  expect(await shaggy.read(id)).toMatchObject({ status: "held" });
  await context.close();
});

test("a disabled account is out with its next request", async ({ evan, browser }) => {
  const account = await makeStaffAccount(evan.request, "operator");
  const context = await browser.newContext();
  await signInOverHttp(context, account);
  const page = await context.newPage();
  await page.goto("/members");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Members");

  await callProcedure(evan.request, "staff.disable", { staffId: account.id });
  expect((await page.request.get("/api/trpc/staff.me")).status()).toBe(401);
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.close();
});

test("an agent cannot decide, and its attempt is on record", async ({ evan, shaggy, world }) => {
  const member = await world.pendingMember();
  const { id, pinnedDigest } = await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  const body = { verdict: "approve", digest: pinnedDigest };
  const refused = await shaggy.call(`/actions/${id}/decisions`, { method: "POST", body });
  expect(refused).toMatchObject({ status: 403, body: { code: "agents_cannot_decide" } });
  expect(await shaggy.read(id)).toMatchObject({ status: "held" });
  const written = and(eq(auditEvents.actionId, id), eq(auditEvents.type, "decision.refused"));
  expect(await world.db.select().from(auditEvents).where(written)).toMatchObject([
    { actorKind: "agent", actorId: "shaggy", body: { code: "agents_cannot_decide" } },
  ]);

  const audit = auditPage(evan);
  await audit.open({ actionId: id });
  await expect(audit.event("decision.refused")).toContainText("agents_cannot_decide");
});

test("a stranger's page cannot decide with Evan's cookie", async ({ evan, shaggy, world }) => {
  const member = await world.pendingMember();
  const { id, pinnedDigest } = await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  const response = await evan.request.post(`${consoleUnderTest.url}/api/v1/actions/${id}/decisions`, {
    data: { verdict: "approve", digest: pinnedDigest },
    headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  });
  expect(response.status()).toBe(403);
  expect(await shaggy.read(id)).toMatchObject({ status: "held" });
});
