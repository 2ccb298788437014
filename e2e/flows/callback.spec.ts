import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { agents } from "@/drizzle/schema/agents";
import { startFakeWebhookReceiver } from "@/server/testing/fake-webhook-receiver";
import { expect, test } from "@/e2e/fixtures";
import { agentPage } from "@/e2e/pages/agent-page";
import { callbacksPage } from "@/e2e/pages/callbacks-page";

test("fred is told at his address, signed with a secret that is shown once", async ({ evan, fred, world }) => {
  const receiver = await startFakeWebhookReceiver();
  const settings = callbacksPage(evan);
  try {
    const address = `${receiver.url}/settled`;
    const secret = await test.step("Evan registers the address and keeps the secret", async () => {
      await settings.open();
      await settings.edit("fred");
      await settings.address.fill(address);
      await settings.submit.click();
      await expect(settings.secret).toHaveText(/^whsec_/);
      const shown = await settings.secret.innerText();
      await settings.kept.click();
      await expect(settings.dialog).toBeHidden();
      await expect(settings.row("fred")).toContainText(address);
      return shown;
    });

    await test.step("nothing shows the secret again", async () => {
      await evan.reload();
      const list = await evan.request.get("/api/trpc/agents.list");
      expect(await list.text()).toContain(address);
      expect(await list.text()).not.toContain(secret);
      await expect(settings.row("fred")).toContainText(address);
      expect(await evan.content()).not.toContain(secret);
    });

    const provider = await world.draftProvider();
    const { id } = await fred.submit({
      action: "provider.list",
      input: { providerId: provider.id },
      evidence: [{ kind: "url", title: "Register entry", url: "https://register.example/harbour" }],
    });
    expect(await fred.wait(id)).toMatchObject({ status: "succeeded" });

    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBeGreaterThan(0);
    const [call] = receiver.received;
    expect(call).toMatchObject({ method: "POST", path: "/settled" });
    expect(new Webhook(secret).verify(call?.body ?? "", call?.headers ?? {})).toMatchObject({
      type: "action.settled",
      data: { id, status: "succeeded" },
    });
    const forged = (call?.body ?? "").replace("succeeded", "rejected");
    expect(() => new Webhook(secret).verify(forged, call?.headers ?? {})).toThrow("No matching signature");
  } finally {
    // Other flows' actions of fred must not call an address that is gone.
    await world.db
      .update(agents)
      .set({ callbackUrl: null, callbackSecret: null, callbackEnabled: false })
      .where(eq(agents.name, "fred"));
    await receiver.close();
  }
});

test("Evan replaces the secret of velma without a gap, and sends again what was refused", async ({
  evan,
  velma,
  victor,
  world,
}) => {
  const receiver = await startFakeWebhookReceiver();
  const [settings, page] = [callbacksPage(evan), agentPage(evan, "velma")];
  const verify = (i: number, by: string) =>
    new Webhook(by).verify(receiver.received[i]?.body ?? "", receiver.received[i]?.headers ?? {});
  try {
    await settings.open();
    await settings.edit("velma");
    await settings.address.fill(`${receiver.url}/told`);
    await settings.submit.click();
    const old = await settings.secret.innerText();
    await settings.kept.click();

    const next = await test.step("a new secret, shown once; the old one signs too for a day", async () => {
      await page.open();
      await page.replaceSecret.click();
      await page.confirmReplace.click();
      await expect(page.secret).toHaveText(/^whsec_/);
      const shown = await page.secret.innerText();
      await page.kept.click();
      await expect(evan.getByText(/signs too, until/)).toBeVisible();
      return shown;
    });

    receiver.next({ status: 400 });
    const { id } = await velma.submit({
      action: "notification.send",
      input: { level: "digest", to: "all", title: "Checked the funds", body: "" },
    });
    expect(await velma.wait(id)).toMatchObject({ status: "succeeded" });

    await expect(page.newest).toContainText("1 attempt, answered 400", { timeout: 20_000 });
    await expect(page.newest).toContainText("Failed");
    await page.newest.getByRole("button", { name: /^Send again/ }).click();
    await expect(page.newest).toContainText("sent again");
    await expect(page.newest).toContainText("answered 204", { timeout: 20_000 });
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[1]?.headers["webhook-id"]).toBe(receiver.received[0]?.headers["webhook-id"]);
    for (const secret of [old, next]) expect(verify(1, secret)).toMatchObject({ type: "action.settled", data: { id } });

    await victor.goto("/agents/velma");
    await expect(agentPage(victor, "velma").newest).toContainText("answered 204");
    await expect(victor.getByRole("button", { name: /^Send again|Replace secret/ })).toHaveCount(0);
  } finally {
    await world.db
      .update(agents)
      .set({ callbackUrl: null, callbackSecret: null, callbackSecretBefore: null, callbackEnabled: false })
      .where(eq(agents.name, "velma"));
    await receiver.close();
  }
});

test("an address inside the house is refused", async ({ evan }) => {
  const settings = callbacksPage(evan);
  await settings.open();
  await settings.edit("daphne");
  await settings.address.fill("https://169.254.169.254/latest/meta-data");
  await settings.submit.click();
  await expect(settings.dialog.getByRole("alert")).toContainText("is not a public internet address");
});
