import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailPreferences } from "@/drizzle/schema/campaigns";
import { readPreferences } from "@/server/email/campaigns/set-preferences";
import { unsubscribeToken } from "@/server/email/campaigns/unsubscribe-token";
import type { Leaving } from "@/server/email/campaigns/unsubscribe-token";
import { newId } from "@/server/kernel/key";
import { databaseApp } from "@/server/testing/database-app";
import type { DatabaseApp } from "@/server/testing/database-app";
import { makeReaders } from "@/server/testing/mailing-scene";
import { readReaderChoices } from "./reads/reader-choices";
import { answerUnsubscribe } from "./answer-unsubscribe";

let world: DatabaseApp;
beforeAll(async () => {
  world = await databaseApp();
});
afterAll(() => world.close());

async function reader(): Promise<Leaving> {
  const { rows } = await makeReaders(world.scene.db, 1);
  return { memberId: rows[0]?.id ?? "", topic: "newsletter", actionId: newId() };
}

const post = (token: string, body: string) =>
  answerUnsubscribe(
    new Request(`http://ops.test/api/unsubscribe/${token}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
    }),
    token,
  );
const ONE_CLICK = "List-Unsubscribe=One-Click";
const preferencesOf = ({ memberId }: Leaving) => readPreferences(world.scene.db, memberId);
const WANTS_IT = { newsletter: true };

describe("the one click of a mail program", () => {
  it("takes the reader off that topic alone, at once, without a sign-in or a further page", async () => {
    const leaving = await reader();
    const answer = await post(unsubscribeToken(leaving), ONE_CLICK);
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect(await preferencesOf(leaving)).toEqual({ newsletter: false });
    const row = and(eq(mailPreferences.memberId, leaving.memberId), eq(mailPreferences.topic, "newsletter"));
    const [said] = await world.scene.db.select().from(mailPreferences).where(row);
    expect(said?.source).toBe(`campaign:${leaving.actionId}`);
  });

  it("says the same when it comes again, and nothing more is on record", async () => {
    const leaving = await reader();
    const events = async () => {
      const rows = await world.scene.db.execute(
        `select 1 from audit_events where type = 'preferences.changed' and body ->> 'memberId' = '${leaving.memberId}'`,
      );
      return rows.length;
    };
    expect((await post(unsubscribeToken(leaving), ONE_CLICK)).status).toBe(200);
    expect((await post(unsubscribeToken(leaving), ONE_CLICK)).status).toBe(200);
    expect(await events()).toBe(1);
  });
});

describe("the page that the link opens", () => {
  it("changes nothing when it is read, however often", async () => {
    const leaving = await reader();
    const token = unsubscribeToken(leaving);
    const first = await readReaderChoices(token);
    expect(first).toMatchObject({ topic: "newsletter", preferences: WANTS_IT });
    expect(await readReaderChoices(token)).toEqual(first);
    expect(await preferencesOf(leaving)).toEqual(WANTS_IT);
  });

  it("takes the reader off the topic, and shows them the page again", async () => {
    const leaving = await reader();
    const token = unsubscribeToken(leaving);
    const answer = await post(token, "intent=leave");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/unsubscribe/${token}?done=left`]);
    expect(await preferencesOf(leaving)).toEqual({ newsletter: false });
  });

  it("sets just the topics that are ticked, and none where none is", async () => {
    const leaving = await reader();
    const token = unsubscribeToken(leaving);
    expect((await post(token, "intent=choose&topic=digest&topic=announcements")).status).toBe(303);
    expect(await preferencesOf(leaving)).toEqual({ newsletter: false, announcements: true, digest: true });
    expect((await post(token, "intent=choose")).status).toBe(303);
    expect(await preferencesOf(leaving)).toEqual({ newsletter: false, announcements: false, digest: false });
  });

  it.each(["", "intent=choose&topic=everything", "topic=digest", "List-Unsubscribe=Two-Clicks", "intent=drop"])(
    "takes no form of others: %j",
    async (body) => {
      const leaving = await reader();
      expect((await post(unsubscribeToken(leaving), body)).status).toBe(400);
      expect(await preferencesOf(leaving)).toEqual(WANTS_IT);
    },
  );

  it("reads no more of a body than a form of ours has", async () => {
    const leaving = await reader();
    const answer = await post(unsubscribeToken(leaving), `${ONE_CLICK}&x=${"x".repeat(100_000)}`);
    expect(answer.status).toBe(413);
    expect(await preferencesOf(leaving)).toEqual(WANTS_IT);
  });
});

describe("a link that is not one of ours", () => {
  it("changes nothing and does not say whether there is such a reader", async () => {
    const [leaving, other] = [await reader(), await reader()];
    const token = unsubscribeToken(leaving);
    const [body = "", mac = ""] = token.split(".");
    const othersBody = unsubscribeToken(other).split(".")[0] ?? "";
    const flipped = `${mac.startsWith("A") ? "B" : "A"}${mac.slice(1)}`;
    const forged = [
      ...[`${othersBody}.${mac}`, `${body}.${flipped}`, `${body}.`, body, token.slice(0, -3), `${token}.x`, "", "."],
      ...[`${body}.${mac}${"A".repeat(500)}`, "../../api/health"],
    ];
    const answers = [];
    for (const one of forged) answers.push(await post(one, ONE_CLICK));
    expect(answers.map(({ status }) => status)).toEqual(forged.map(() => 404));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(texts.join(" ")).not.toContain(leaving.memberId);
    expect(await Promise.all([leaving, other].map(preferencesOf))).toEqual([WANTS_IT, WANTS_IT]);
    expect(await Promise.all(forged.map(readReaderChoices))).toEqual(forged.map(() => null));
  });
});
