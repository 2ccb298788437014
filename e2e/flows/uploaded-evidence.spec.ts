import { createHash } from "node:crypto";
import sharp from "sharp";
import { expect, test } from "@/e2e/fixtures";
import { approvalsPage } from "@/e2e/pages/approvals-page";

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

test("shaggy uploads a passport and a log once; Evan sees the picture, and what the log should not hold", async ({
  evan,
  shaggy,
  velma,
  world,
}) => {
  const member = await world.pendingMember();
  const photo = await sharp({ create: { width: 3_200, height: 2_000, channels: 3, background: "#4a6" } })
    .png()
    .toBuffer();
  const text = `09:12 checked for ${member.name}\npassword: correct-horse-battery`;
  const upload = (by: typeof shaggy, body: object) => by.call("/evidence", { method: "POST", body });

  const ids = await test.step("the uploads are known by their hash, and the secret is named", async () => {
    const picture = await upload(shaggy, { base64: photo.toString("base64"), contentType: "image/png" });
    expect(picture.body).toMatchObject({ id: sha256(photo), image: { width: 3_200, height: 2_000 }, warnings: [] });
    const log = await upload(shaggy, { text });
    expect(log).toMatchObject({ status: 201, body: { id: sha256(Buffer.from(text)), warnings: ["password"] } });
    expect(JSON.stringify(log.body)).not.toContain("correct-horse");
    const svg = await upload(shaggy, { text: "<svg onload='alert(1)'/>", contentType: "text/plain" });
    expect(svg.status).toBe(400);
    return { picture: sha256(photo), log: sha256(Buffer.from(text)) };
  });

  const foreign = await velma.trySubmit({
    action: "notification.send",
    input: { level: "digest", to: "all", title: "t", body: "b" },
    evidence: [{ kind: "log", title: "Not hers", sha256: ids.log }],
  });
  expect(foreign).toMatchObject({ status: 400, body: { code: "invalid_input" } });

  const action = await shaggy.submit({
    action: "user.approve",
    input: { userId: member.id },
    evidence: [
      { kind: "screenshot", title: "Passport", sha256: ids.picture },
      { kind: "log", title: "Checks", sha256: ids.log },
    ],
  });
  expect(action).toMatchObject({ status: "held", riskLevel: "low", warnings: [{ evidence: 1, found: ["password"] }] });

  const inbox = approvalsPage(evan);
  await inbox.open({ id: action.id });
  const picture = inbox.panel.tabPanel.getByRole("img", { name: "Passport" });
  await expect(picture).toBeVisible();
  await expect(picture).toHaveAttribute("src", /^data:image\/webp;base64,/);
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1_800);
  await expect(inbox.panel.tabPanel).toContainText("Shown at 1800 × 1125 of 3200 × 2000 pixels");
  const checks = inbox.panel.tabPanel.getByRole("region", { name: "Evidence: Checks" });
  await expect(checks.getByRole("note")).toContainText("Seems to hold a secret: password");
  await inbox.panel.approveAtOnce();
  expect(await shaggy.wait(action.id)).toMatchObject({ status: "succeeded" });
});
