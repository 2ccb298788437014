import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember } from "@/server/testing/make";

let scene: DatabaseScene;
let to: string;
beforeAll(async () => {
  scene = await databaseScene();
  to = (await makeMember(scene.db, { status: "active" })).email;
});
afterAll(() => scene.close());

const CONFIRMATION = { firstName: "Ada", confirmUrl: "https://members.hedgeco.example/x", validHours: 2 };
const TICKET = { firstName: "Ada", ticketNumber: "T1", signature: "HedgeCo", ticketUrl: CONFIRMATION.confirmUrl };
const send = (templateKey: string, data: object) =>
  scene.submit(agent("daphne"), { action: "email.send_one", input: { to, templateKey, data } });

describe("an agent that would speak to a member in our name", () => {
  it("gets a confirmation with a phrase of its own through, and no more than that", async () => {
    expect(await send("confirmation", { ...CONFIRMATION, what: "your e-mail address" })).toMatchObject({
      status: "queued",
    });
  });

  it.each([
    "https://hedgeco.example: your account is blocked, wire 5,000 to DE4400012345",
    "https://hedgeco.example/your-account-is-blocked-call-5550100",
    "https://evil.example:99999/.hedgeco.example",
    "https://evil.example).hedgeco.example",
    "evil.xn--p1ai",
    "बैंक.भारत",
  ])("has to wait for a person with %s", async (what) => {
    expect(await send("confirmation", { ...CONFIRMATION, what })).toMatchObject({ status: "held" });
  });

  it("has to wait with a letter made of phrases", async () => {
    const paragraphs = ["Your account is blocked.", "Reply with your password.", "Tell nobody about this."];
    const data = { ...TICKET, ticketTitle: "Your account", paragraphs };
    expect(await send("ticket_reply", data)).toMatchObject({ status: "held" });
  });
});
