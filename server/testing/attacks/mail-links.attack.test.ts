import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions, approvalRequests, blobs } from "@/drizzle/schema/actions";
import { onCall } from "@/drizzle/schema/staff";
import { COPY_CONTENT_TYPE } from "@/server/kernel/generation";
import { drainOutbox } from "@/server/kernel/drain-outbox";
import { escalateRequests } from "@/server/kernel/escalate";
import { MailMessage } from "@/server/kernel/ports";
import { makeStaff } from "@/server/testing/make";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { attackTarget, contentOf } from "./target";
import type { AttackTarget } from "./target";

/** A scanner that follows every link of every mail must not decide anything, whoever's browser it uses. */
let world: AttackTarget;
beforeAll(async () => {
  world = await attackTarget();
});
afterAll(() => world.close());

const makeDue = (id: string) =>
  world.scene.db
    .update(approvalRequests)
    .set({ escalateAt: new Date(0) })
    .where(eq(approvalRequests.actionId, id));
/** The mails that were sent, in order. */
async function sendMails(): Promise<string[]> {
  await drainOutbox(world.scene.kernel, 500);
  const due = await world.scene.db.select().from(actions).where(eq(actions.status, "queued")).orderBy(actions.id);
  const sent = fakeWorld();
  for (const { id } of due) expect(await runAction(world.scene.kernel, id, sent)).toBe("succeeded");
  return sent.mails.map(({ to }) => to);
}
async function linksInMails(): Promise<URL[]> {
  const copies = await world.scene.db.select().from(blobs).where(eq(blobs.contentType, COPY_CONTENT_TYPE));
  const mails = copies.map(({ text }) => MailMessage.parse(JSON.parse(text ?? "{}")));
  const found = mails.flatMap(({ html, text }) => [...`${html} ${text}`.matchAll(/https?:\/\/[^\s"'<>)]+/g)]);
  return [...new Set(found.map(([url]) => url))].map((url) => new URL(url));
}

describe("mails about what waits", () => {
  it("go through the on-call order, one person at a time, and say nothing twice", async () => {
    const people = await Promise.all(["Ann", "Bob"].map((name) => makeStaff(world.scene.db, "operator", name)));
    await world.scene.db.insert(onCall).values(people.map(({ id: staffId }, position) => ({ position, staffId })));
    const { id } = await world.scene.holdOne();
    const told = [];
    for (let step = 1; step <= 3; step += 1) {
      if (step < 3) await makeDue(id);
      await escalateRequests(world.scene.kernel, 100);
      told.push(...(await sendMails()));
    }
    expect(told).toEqual(people.map(({ id: staffId }) => `${staffId}@hedgeco.example`));
    const [request] = await world.scene.db.select().from(approvalRequests).where(eq(approvalRequests.actionId, id));
    expect(request).toMatchObject({ escalations: 2, escalateAt: null, closedAt: null });
    expect(await world.scene.rowOf(id)).toMatchObject({ status: "held" });
  });

  it("carry links to the action's page only, which hold no right of any sort", async () => {
    const links = await linksInMails();
    const pages = links.filter(({ pathname }) => pathname.startsWith("/approvals/"));
    expect(pages.length).toBeGreaterThan(0);
    for (const { pathname, search, hash } of pages) {
      expect(pathname).toMatch(/^\/approvals\/[0-9a-f-]{36}$/);
      expect([search, hash]).toEqual(["", ""]);
    }
    expect(links.filter(({ href }) => /token|approve\b|decide|verdict|signature/i.test(href))).toEqual([]);
  });

  it("followed by GET and HEAD, with and without a session, change no row of any table", async () => {
    const { ownerDb, evan } = world.scene;
    const session = await world.session(evan.id);
    const pages = (await linksInMails()).filter(({ pathname }) => pathname.startsWith("/approvals/"));
    const before = await contentOf(ownerDb, []);
    const statuses = [];
    for (const { pathname } of pages) {
      const id = pathname.split("/").at(-1) ?? "";
      for (const headers of [{}, session]) {
        for (const method of ["GET", "HEAD"] as const) {
          const paths = [`/actions/${id}`, `/actions/${id}/events`, `/actions/${id}/decisions`, pathname];
          for (const path of paths) statuses.push((await world.call(`${method} ${path}`, { headers })).status);
          // What the page itself reads, and what a scanner that knows our routes might try.
          for (const name of ["detail", "timeline", "evidence", "difference", "decide", "undo", "stop"]) {
            statuses.push((await world.trpc(`approvals.${name}`, { method, headers, input: { id } })).status);
          }
        }
      }
    }
    expect(statuses).toContain(200);
    expect(await contentOf(ownerDb, [])).toEqual(before);
  });
});
