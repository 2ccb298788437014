import { describe, expect, it } from "vitest";
import type { MailMessage, MailPort, PortResult } from "@/server/kernel/ports";
import { sendSignInLink } from "./sign-in-mail";

const LINK = "https://ops.hedgeco.example/api/auth/callback/email?token=4c9a&email=evan%40hedgeco.example";
const ASKED = { from: "HedgeCo <ops@hedgeco.example>", to: "evan@hedgeco.example", url: LINK };

function mailAnswering(result: PortResult) {
  const sent: MailMessage[] = [];
  const send: MailPort["send"] = (message) => {
    sent.push(message);
    return Promise.resolve(result);
  };
  return { sent, mail: { name: "smtp", keyWindowMs: null, send } satisfies MailPort };
}

describe("the sign-in mail", () => {
  it("carries the link in both parts and says how long it works", async () => {
    const { sent, mail } = mailAnswering({ outcome: "done", providerId: null });
    await sendSignInLink(mail, ASKED);
    expect(sent).toMatchObject([{ from: ASKED.from, to: ASKED.to }]);
    expect(sent[0]?.text).toContain(LINK);
    expect(sent[0]?.html).toContain(LINK.replace("&", "&amp;"));
    expect(sent[0]?.text).toContain("It expires after 15 minutes.");
  });

  it("fails aloud when the transport does not take it", async () => {
    const { mail } = mailAnswering({ outcome: "retry", problem: { code: "busy", message: "451 try again" } });
    await expect(sendSignInLink(mail, ASKED)).rejects.toThrow("not accepted: busy");
  });
});
