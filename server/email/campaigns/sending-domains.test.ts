import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeStaff } from "@/server/testing/make";
import { makeDomain } from "@/server/testing/mailing-scene";
import {
  DomainDraft,
  addSendingDomain,
  limitSendingDomain,
  listSendingDomains,
  verifySendingDomain,
} from "./sending-domains";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const draft = (domain: string, hourlyMax = 3_000) => ({ domain, mailbox: "letters", hourlyMax });
const find = async (domain: string) => (await listSendingDomains(scene.db)).find((one) => one.domain === domain);

describe("a sending domain", () => {
  it("begins cold and unverified, and is warmed up day by day to what it may", async () => {
    await addSendingDomain(scene.kernel, scene.evan, draft("new.hedgeco.example"));
    expect(await find("new.hedgeco.example")).toMatchObject({ verifiedAt: null, hourlyNow: 50, hourlyMax: 3_000 });
    const warm = await makeDomain(scene.db, { hourlyMax: 400 });
    expect(await find(warm)).toMatchObject({ hourlyNow: 400 });
  });

  it("is added once; another's warm-up and limit stay as they are", async () => {
    await addSendingDomain(scene.kernel, scene.evan, draft("twice.hedgeco.example", 100));
    const again = addSendingDomain(scene.kernel, scene.evan, draft("twice.hedgeco.example", 900_000));
    await expect(again).rejects.toMatchObject({ code: "state_conflict" });
    expect(await find("twice.hedgeco.example")).toMatchObject({ hourlyMax: 100 });
  });

  it("is verified, and unverified again, by an operator's word", async () => {
    const domain = await makeDomain(scene.db, { verifiedAt: null });
    await verifySendingDomain(scene.kernel, scene.evan, { domain, isVerified: true });
    expect((await find(domain))?.verifiedAt).toBeInstanceOf(Date);
    await verifySendingDomain(scene.kernel, scene.evan, { domain, isVerified: false });
    expect((await find(domain))?.verifiedAt).toBeNull();
    const missing = verifySendingDomain(scene.kernel, scene.evan, { domain: "not.ours.example", isVerified: true });
    await expect(missing).rejects.toMatchObject({ code: "not_found" });
  });

  it("is nobody else's to add or to verify", async () => {
    const domain = await makeDomain(scene.db, { verifiedAt: null });
    for (const actor of [agent("daphne"), await makeStaff(scene.db, "editor"), await makeStaff(scene.db, "viewer")]) {
      await expect(addSendingDomain(scene.kernel, actor, draft("evil.example"))).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(verifySendingDomain(scene.kernel, actor, { domain, isVerified: true })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(limitSendingDomain(scene.kernel, actor, { domain, hourlyMax: 1 })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    expect(await find("evil.example")).toBeUndefined();
    expect((await find(domain))?.verifiedAt).toBeNull();
  });

  it("is opened wider only with a fresh proof of who it is, and narrowed or shut without one", async () => {
    const stale = { ...scene.evan, authenticatedAt: new Date(0) };
    const [domain, closed] = [
      await makeDomain(scene.db, { hourlyMax: 500 }),
      await makeDomain(scene.db, { verifiedAt: null }),
    ];
    const opening = [
      () => addSendingDomain(scene.kernel, stale, draft("stale.example")),
      () => verifySendingDomain(scene.kernel, stale, { domain: closed, isVerified: true }),
      () => limitSendingDomain(scene.kernel, stale, { domain, hourlyMax: 501 }),
    ];
    for (const attempt of opening) {
      await expect(attempt()).rejects.toMatchObject({ code: "reauthentication_required" });
    }
    expect([await find("stale.example"), (await find(closed))?.verifiedAt]).toEqual([undefined, null]);
    expect(await find(domain)).toMatchObject({ hourlyMax: 500 });
    await limitSendingDomain(scene.kernel, stale, { domain, hourlyMax: 100 });
    await verifySendingDomain(scene.kernel, stale, { domain, isVerified: false });
    expect(await find(domain)).toMatchObject({ hourlyMax: 100, verifiedAt: null });
    await limitSendingDomain(scene.kernel, scene.evan, { domain, hourlyMax: 2_000 });
    expect(await find(domain)).toMatchObject({ hourlyMax: 2_000 });
  });

  it.each(["http://hedgeco.example", "hedgeco.example/x", "a b.example", ""])("is a host name, not %j", (domain) => {
    expect(DomainDraft.safeParse(draft(domain)).success).toBe(false);
  });
});
