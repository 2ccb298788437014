import { expect, test } from "@/e2e/fixtures";
import { watchForErrors } from "@/e2e/page-health";
import { outboxPage } from "@/e2e/pages/outbox-page";

test("a transactional mail to a member runs alone and can be looked at in the outbox", async ({
  evan,
  velma,
  world,
}) => {
  const member = await world.pendingMember({ status: "active" });
  const action = await velma.submit({
    action: "email.send_one",
    input: {
      to: member.email,
      templateKey: "welcome_investor",
      data: { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" },
    },
  });
  expect(action).toMatchObject({ requiresHuman: false, riskLevel: "low", decision: { verdict: "run" } });
  expect(await velma.wait(action.id)).toMatchObject({ status: "succeeded" });

  const errors = watchForErrors(evan);
  const outbox = outboxPage(evan);
  await outbox.open(member.email);
  await outbox.openMail(member.email);
  await expect(outbox.rendered.getByRole("heading", { name: "Welcome, Ada" })).toBeVisible();
  await expect(outbox.rendered.getByRole("link", { name: "Open your dashboard" })).toHaveAttribute(
    "href",
    "https://members.hedgeco.example/dashboard",
  );
  // An empty sandbox: no script, no form, no way up to the console.
  await expect(outbox.frame).toHaveAttribute("sandbox", "");
  // The mail's own styles are within what the page's policy allows; the looks into it above are the test's own scripts.
  expect(errors.filter((error) => !error.includes("Blocked script execution in 'about:srcdoc'"))).toEqual([]);
});

test("a mail that leads a member elsewhere waits for a person", async ({ velma, world }) => {
  const member = await world.pendingMember({ status: "active" });
  const action = await velma.submit({
    action: "email.send_one",
    input: {
      to: member.email,
      templateKey: "welcome_investor",
      data: { firstName: "Ada", dashboardUrl: "https://elsewhere.example/login" },
    },
  });
  expect(action).toMatchObject({ status: "held", requiresHuman: true });
  expect(JSON.stringify(action.decision)).toContain("elsewhere.example");
});
