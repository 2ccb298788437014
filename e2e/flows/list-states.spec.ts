import type { Page, Route } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";
import { tasksPage } from "@/e2e/pages/tasks-page";
import { uniqueName } from "@/e2e/world";

test("a list that cannot be loaded says why and tries again", async ({ evan }) => {
  const inbox = approvalsPage(evan);
  const mend = await breakProcedure(evan, "approvals.list");
  await inbox.open();
  await expect(inbox.list.getByRole("alert")).toContainText("These rows could not be loaded");
  await expect(inbox.list.getByRole("alert")).toContainText("unavailable");
  await expect(inbox.list).not.toContainText("All decided");
  await expect(inbox.list).not.toContainText("Nothing matches");

  await mend();
  await inbox.list.getByRole("button", { name: "Try again" }).click();
  await expect(inbox.anyRow).toBeVisible();
  await expect(inbox.list.getByRole("alert")).toBeHidden();
});

test("a board that cannot be loaded says so in each of its columns, and is not taken for an empty one", async ({
  evan,
}) => {
  const tasks = tasksPage(evan);
  const mend = await breakProcedure(evan, "tasks.list");
  await tasks.open();
  const column = tasks.column("To take up");
  await expect(column.getByRole("alert")).toContainText("unavailable");
  await expect(column).not.toContainText("Nothing waits");

  await mend();
  await column.getByRole("button", { name: "Try again" }).click();
  await expect(column.getByRole("link").first()).toBeVisible();
});

test("a filter that nothing fits says so and can be cleared", async ({ evan }) => {
  const inbox = approvalsPage(evan);
  await inbox.open();
  await inbox.search.fill(uniqueName("nobody is called"));
  await expect(inbox.list).toContainText("Nothing matches");
  await inbox.list.getByRole("button", { name: "Clear filters" }).click();
  await expect(inbox.search).toHaveValue("");
  await expect(inbox.anyRow).toBeVisible();
});

test("a mail whose copy cannot be loaded says so before anybody approves it", async ({ evan, velma, world }) => {
  const member = await world.pendingMember({ status: "active" });
  const data = { firstName: "Ada", dashboardUrl: "https://elsewhere.example/login" };
  const input = { to: member.email, templateKey: "welcome_investor", data };
  const { id } = await velma.submit({ action: "email.send_one", input });
  const inbox = approvalsPage(evan);
  const { mail } = inbox.panel;
  const mend = await breakProcedure(evan, "approvals.copy");
  await inbox.open({ id });
  await expect(mail.getByRole("alert")).toContainText("The mail could not be loaded");

  await mend();
  await mail.getByRole("button", { name: "Try again" }).click();
  await expect(mail).toContainText(member.email);
  await expect(mail.getByRole("alert")).toBeHidden();
});

/** Lets every call that holds the procedure fail as it does when a store is away; the result mends it. */
async function breakProcedure(page: Page, procedure: string): Promise<() => Promise<void>> {
  const isHit = (url: URL) => url.pathname.includes("/api/trpc/") && url.pathname.includes(procedure);
  const fail = async (route: Route) => {
    const paths = new URL(route.request().url()).pathname.replace("/api/trpc/", "").split(",");
    await route.fulfill({ status: 503, json: paths.map(unavailable) });
  };
  await page.route(isHit, fail);
  return () => page.unroute(isHit, fail);
}

function unavailable(path: string) {
  const problem = {
    type: "urn:ops:problem:unavailable",
    title: "Unavailable",
    status: 503,
    code: "unavailable",
    detail: "The database cannot be reached.",
  };
  const data = { code: "SERVICE_UNAVAILABLE", httpStatus: 503, path, problem };
  return { error: { json: { message: problem.detail, code: -32603, data } } };
}
