import { eq } from "drizzle-orm";
import { localMails, suppressions } from "@/drizzle/schema/mail";
import { accepted } from "@/e2e/agent-client";
import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";

test("more than 500 members at once are blocked, and nobody can approve that", async ({ evan, shaggy, world }) => {
  const country = await world.emptyCountry();
  await world.members(501, { country });
  const reply = await shaggy.trySubmit({
    action: "user.approve_many",
    input: { filter: { status: "pending", country }, expectedCount: 501 },
  });
  expect(reply).toMatchObject({
    status: 201,
    body: { status: "blocked", targetCount: 501, decision: { verdict: "block" } },
  });
  const { id } = accepted(reply);

  const inbox = approvalsPage(evan);
  await inbox.open({ id });
  await expect(inbox.panel.blockedBecause).toContainText("501 targets; more than 500 are never done at once.");
  await expect(inbox.panel.approve).toBeDisabled();
  await expect(inbox.panel.reject).toBeDisabled();
  await expect(inbox.panel.whyNot).toHaveText("Policy blocked it; no approval lifts that.");
  expect(await world.countMembers({ country, status: "pending", version: 1 })).toBe(501);
});

test("a filter that is wider than the agent says is blocked", async ({ shaggy, world }) => {
  const country = await world.emptyCountry();
  await world.members(3, { country });
  const answer = await shaggy.submit({
    action: "user.approve_many",
    input: { filter: { status: "pending", country }, expectedCount: 2 },
  });
  expect(answer).toMatchObject({ status: "blocked", targetCount: 3 });
  expect(JSON.stringify(answer.decision)).toContain("bulk.unexpected_count");
});

test("an address that must not be written to gets no mail", async ({ velma, world }) => {
  const member = await world.pendingMember({ status: "active" });
  await world.db
    .insert(suppressions)
    .values({ email: member.email, reason: "complaint", source: "e2e", createdAt: new Date() });
  const answer = await velma.submit({
    action: "email.send_one",
    input: {
      to: member.email,
      templateKey: "welcome_investor",
      data: { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" },
    },
  });
  expect(answer).toMatchObject({ status: "blocked", decision: { verdict: "block" } });
  expect(JSON.stringify(answer.decision)).toContain("email.suppressed");
  expect(await world.db.select().from(localMails).where(eq(localMails.to, member.email))).toHaveLength(0);
});
