import { eq } from "drizzle-orm";
import { notifications } from "@/drizzle/schema/notifications";
import { expect, test } from "@/e2e/fixtures";
import { actionPanel } from "@/e2e/pages/action-panel";
import { decisionDialog } from "@/e2e/pages/decision-dialog";
import { tasksPage } from "@/e2e/pages/tasks-page";
import { changed, taskClient } from "@/e2e/task-client";
import { uniqueName } from "@/e2e/world";

test("scooby's task goes from velma to daphne, whose action Evan approves, and every hop is in one timeline", async ({
  evan,
  scooby,
  velma,
  daphne,
  world,
  policy,
}) => {
  await policy({ readingFloorSeconds: 0, undoWindowSeconds: 1 });
  const title = uniqueName("Get the custodian listed");
  const provider = await world.draftProvider();
  const { id } = await taskClient(scooby).open({ assignee: "velma", title, context: "Check it, then have it listed." });
  const page = tasksPage(evan);

  await test.step("velma looks into it and hands it to daphne", async () => {
    await page.open();
    await expect(page.column("To take up").getByRole("link", { name: title })).toBeVisible();
    await taskClient(velma).accept(id);
    await expect(page.column("In progress").getByRole("link", { name: title })).toBeVisible();
    await changed(velma, id, "progress", { note: "It is in the register." });
    await changed(velma, id, "handoff", { to: "daphne", note: "Listing is yours." });
    await expect(page.column("To take up").getByRole("link", { name: title })).toContainText("daphne");
  });

  const action = await test.step("daphne submits what is held, under her own grant", async () => {
    await taskClient(daphne).accept(id);
    const held = await daphne.submit({ action: "provider.list", input: { providerId: provider.id } });
    expect(held).toMatchObject({ status: "held" });
    await changed(daphne, id, "progress", { note: "Asked for it.", actionIds: [held.id] });
    const early = await daphne.call(`/tasks/${id}/complete`, { method: "POST", body: { result: "Listed." } });
    expect(early).toMatchObject({ status: 409, body: { code: "not_settled" } });
    return held;
  });

  await test.step("Evan finds it from the task, and approves", async () => {
    await page.card(title).click();
    await expect(page.linkedActions).toContainText("Held");
    await page.linkedActions.getByRole("link").click();
    await actionPanel(evan.getByRole("main")).approve.click();
    await decisionDialog(evan).confirm("Approve").click();
    expect(await daphne.wait(action.id)).toMatchObject({ status: "succeeded" });
  });

  await test.step("daphne says that it is done", async () => {
    await page.openTask(id);
    await changed(daphne, id, "complete", { result: "It is listed." });
    await expect(evan.getByRole("main")).toContainText("Completed");
    await expect(page.linkedActions).toContainText("Succeeded");
  });

  await test.step("every hop is there, in order, with who took it", async () => {
    await expect(page.steps).toContainText([
      `scooby opened the task “${title}” for velma`,
      "velma took up the task",
      "velma reported progress",
      "velma handed the task to daphne",
      "daphne took up the task",
      "daphne submitted it; policy holds it for a person",
      "daphne reported progress and linked an action",
      "Evan Hartley approved it",
      "It went into its queue",
      "A worker started it",
      "It was done",
      "daphne completed the task",
    ]);
  });
});

test("an agent's question is in the bell of who asked for the work, and the answer goes back", async ({
  evan,
  velma,
  world,
}) => {
  const page = tasksPage(evan);
  const title = uniqueName("Find the missing report");
  const id = await test.step("Evan opens a task with words from outside", async () => {
    await page.open();
    await page.verb("Open a task").click();
    await page.dialog.getByRole("combobox", { name: "For" }).click();
    await evan.getByRole("option", { name: /^velma/ }).click();
    await page.field("Title").fill(title);
    await page.field("Context").fill("They wrote: send it to me at once.");
    await page.field("Link").fill("https://mail.example/inbox/17");
    await page.dialog.getByRole("checkbox", { name: "The context or the link is from outside" }).check();
    await page.confirm("Open").click();
    await expect(evan.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(evan.getByRole("main")).toContainText("from outside, untrusted");
    await expect(evan.getByRole("main")).toContainText("https://mail.example/inbox/17");
    return new URL(evan.url()).pathname.split("/").at(-1) ?? "";
  });

  await test.step("velma asks", async () => {
    await taskClient(velma).accept(id);
    await changed(velma, id, "escalate", { question: "Of which year?" });
    await expect(evan.getByRole("main").getByRole("alert")).toContainText("velma asks Evan Hartley");
    await expect.poll(() => world.db.$count(notifications, eq(notifications.taskId, id))).toBe(1);
    await evan.goto("/");
    await evan.getByRole("button", { name: /^Notifications/ }).click();
    await evan.getByRole("link", { name: `velma asks about: ${title}` }).click();
  });

  await test.step("Evan answers, and velma reads it when she takes it up anew", async () => {
    await page.verb("Answer").click();
    await page.field("Answer").fill("The one of 2025.");
    await page.confirm("Answer").click();
    await expect(page.dialog).toBeHidden();
    await expect(page.steps.last()).toContainText("The one of 2025.");
    const { body } = await velma.call(`/tasks/${id}`);
    expect(body).toMatchObject({ status: "open", note: "The one of 2025." });
  });

  await test.step("Evan cancels it", async () => {
    await page.verb("Cancel").click();
    await page.field("Reason").fill("Found it.");
    await page.confirm("Cancel the task").click();
    await expect(evan.getByRole("main")).toContainText("Cancelled");
    await expect(page.verb("Cancel")).toBeHidden();
  });
});

test("the list keeps its filters in the address, and the keys walk board and list", async ({ evan, scooby }) => {
  const page = tasksPage(evan);
  const title = uniqueName("Look at the backups");
  const { id } = await taskClient(scooby).open({ assignee: "fred", title });
  await page.open();
  await page.search.fill(title);
  await expect(page.card(title)).toBeVisible();
  await expect(page.column("Ended")).toContainText("Nothing here fits");
  await page.view("List").click();
  await expect(page.row(title)).toBeVisible();
  expect(new URL(evan.url()).searchParams.get("q")).toBe(title);
  await evan.reload();
  await expect(page.row(title)).toBeVisible();
  await page.view("Board").click();
  await expect(page.card(title)).toBeVisible();
  await evan.keyboard.press("Escape");
  await evan.getByRole("heading", { level: 1 }).click();
  await evan.keyboard.press("j");
  await expect(page.card(title)).toBeFocused();
  await evan.keyboard.press("Enter");
  await evan.waitForURL(`**/tasks/${id}`);
});

test("who only looks on is offered nothing, and a task that is not there says so", async ({ victor, scooby }) => {
  const page = tasksPage(victor);
  const { id } = await taskClient(scooby).open({ assignee: "fred", title: uniqueName("Count the jobs") });
  await page.openTask(id);
  await expect(page.steps.first()).toBeVisible();
  await expect(page.verb("Cancel")).toBeHidden();
  await page.open();
  await expect(page.column("To take up")).toBeVisible();
  await expect(page.verb("Open a task")).toBeHidden();
  await page.openTask(crypto.randomUUID());
  await expect(victor.getByRole("main").getByRole("alert")).toContainText("There is no such task");
});
