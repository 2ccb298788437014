import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { templateVariantVersions } from "@/drizzle/schema/templates";
import type { Db } from "@/server/db";
import { readRowHints } from "@/server/api/reads/row-hints";
import type { Actor } from "@/server/kernel/actor";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeStaff } from "@/server/testing/make";
import { publishAsStaff, SOME_WORDS } from "@/server/testing/make-variant";
import { makeDomain, makeReaders, mailingTo } from "@/server/testing/mailing-scene";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { trailDefects } from "@/server/testing/trail-defects";
import { createVariant } from "./create-variant";
import { discardDraft } from "./discard-draft";
import { loadVersion } from "./load-version";
import type { VersionName } from "./load-version";
import { publishDraft } from "./publish-draft";
import { retireVersion } from "./retire-version";
import { saveDraft } from "./save-draft";

let scene: DatabaseScene;
let people: Record<"editor" | "support" | "viewer", Actor>;
beforeAll(async () => {
  scene = await databaseScene();
  const [editor, support, viewer] = await Promise.all(
    (["editor", "support", "viewer"] as const).map((role) => makeStaff(scene.db, role)),
  );
  if (!editor || !support || !viewer) throw new Error("nobody was made");
  people = { editor, support, viewer };
});
afterAll(() => scene.close());

let serial = 0;
const write = (templateKey: "block_letter" | "block_notice" = "block_letter", by = people.editor) =>
  createVariant(scene.kernel, by, { templateKey, name: `Letter ${(serial += 1)}`, copy: SOME_WORDS });
const other = { ...SOME_WORDS, subject: "Other words" };

/** An editor asks, Evan approves, the worker does it. */
async function publish(draft: Awaited<ReturnType<typeof write>>): Promise<VersionName> {
  const asked = await publishDraft(scene.kernel, people.editor, draft);
  if (asked.outcome !== "held") throw new Error("nobody was asked");
  await scene.approve(await heldAnswer(asked.actionId));
  expect(await runAction(scene.kernel, asked.actionId, fakeWorld())).toBe("succeeded");
  return draft;
}

async function heldAnswer(id: string) {
  const { pinnedDigest } = await scene.rowOf(id);
  return { id, pinnedDigest };
}

const stateOf = async (named: VersionName) => (await loadVersion(scene.db, named))?.state;
const typesOf = async (variantId: string) =>
  (await scene.db.select().from(auditEvents).orderBy(auditEvents.position))
    .filter(({ body }) => Object(body).variantId === variantId)
    .map(({ type }) => type);

describe("a marketing version", () => {
  it("is published by another person's approval and by nothing else", async () => {
    const draft = await write();
    const asked = await publishDraft(scene.kernel, people.editor, draft);
    expect(asked.outcome).toBe("held");
    expect(await stateOf(draft)).toBe("draft");
    const actionId = asked.outcome === "held" ? asked.actionId : "";
    expect(await runAction(scene.kernel, actionId, fakeWorld())).toBe("gone");
    await scene.approve(await heldAnswer(actionId));
    expect(await runAction(scene.kernel, actionId, fakeWorld())).toBe("succeeded");
    expect(await loadVersion(scene.db, draft)).toMatchObject({ state: "published", publishedBy: `action:${actionId}` });
    expect(await typesOf(draft.variantId)).toEqual(["template.drafted", "template.published"]);
  });

  it("an operator who asks does not decide", async () => {
    const asked = await publishDraft(scene.kernel, scene.evan, await write());
    if (asked.outcome !== "held") throw new Error("nobody was asked");
    await expect(scene.approve(await heldAnswer(asked.actionId))).rejects.toMatchObject({ code: "own_action" });
  });

  it("daphne may ask for it; an agent without the grant, support and viewers may not", async () => {
    const { variantId, version } = await write();
    const sent = { action: "email.publish_template", input: { variantId, version } };
    expect(await scene.submit(agent("daphne"), sent)).toMatchObject({ status: "held" });
    expect(await scene.trySubmit(agent("shaggy"), sent)).toMatchObject({ ok: false, error: { code: "no_grant" } });
    for (const who of [people.support, people.viewer]) {
      expect(await scene.trySubmit(who, sent)).toMatchObject({ ok: false, error: { code: "forbidden" } });
      const again = { variantId, version, contentHash: "0".repeat(64) };
      await expect(publishDraft(scene.kernel, who, again)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(
      createVariant(scene.kernel, agent("daphne"), { templateKey: "block_letter", name: "x", copy: other }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("an editor's right to ask for this goes no further", async () => {
    const sent = { action: "user.approve", input: { userId: crypto.randomUUID() } };
    expect(await scene.trySubmit(people.editor, sent)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  it("with a promise about returns is blocked", async () => {
    const copy = { ...SOME_WORDS, subject: "Guaranteed returns for {firstName}" };
    const named = await createVariant(scene.kernel, people.editor, {
      templateKey: "block_letter",
      name: "Promise",
      copy,
    });
    await expect(publishDraft(scene.kernel, people.editor, named)).rejects.toMatchObject({
      code: "state_conflict",
      message: expect.stringContaining("blocked"),
    });
  });

  it("words that are changed after the submission are not published by its approval", async () => {
    const draft = await write();
    const asked = await publishDraft(scene.kernel, people.editor, draft);
    if (asked.outcome !== "held") throw new Error("nobody was asked");
    await scene.approve(await heldAnswer(asked.actionId));
    const { variantId, contentHash: replaces } = draft;
    await saveDraft(scene.kernel, people.editor, { variantId, copy: other, replaces });
    expect(await runAction(scene.kernel, asked.actionId, fakeWorld())).toBe("gone");
    expect(await stateOf(draft)).toBe("draft");
    // It waits again, for somebody to look at the words that are there now.
    expect(await scene.rowOf(asked.actionId)).toMatchObject({ status: "held", generation: 2 });
  });
});

describe("a transactional version", () => {
  it("is published at once by an editor, on the record", async () => {
    const draft = await write("block_notice");
    expect(await publishDraft(scene.kernel, people.editor, draft)).toEqual({ outcome: "published" });
    expect(await loadVersion(scene.db, draft)).toMatchObject({ state: "published" });
    expect(await typesOf(draft.variantId)).toEqual(["template.drafted", "template.published"]);
  });

  it("is not published with words that its publisher has not read", async () => {
    const draft = await write("block_notice");
    const { variantId, contentHash: replaces } = draft;
    await saveDraft(scene.kernel, scene.evan, { variantId, copy: other, replaces });
    await expect(publishDraft(scene.kernel, people.editor, draft)).rejects.toMatchObject({ code: "version_conflict" });
    expect(await stateOf(draft)).toBe("draft");
  });
});

describe("a published version", () => {
  const owners: [string, () => Db][] = [
    ["the app", () => scene.db],
    ["the owner", () => scene.ownerDb],
  ];

  it.each(owners)("is changed by nobody, not by %s", async (_, dbOf) => {
    const named = await write();
    await publishAsStaff(scene.db, named);
    const db = dbOf();
    const where = and(
      eq(templateVariantVersions.variantId, named.variantId),
      eq(templateVariantVersions.version, named.version),
    );
    const changes = [
      { subject: "Other" },
      { preview: "Other" },
      { blocks: [] },
      { contentHash: "0".repeat(64) },
      { state: "draft" as const },
      { publishedBy: "somebody" },
      { state: "retired" as const, subject: "Other" },
    ];
    for (const change of changes) {
      await expect(db.update(templateVariantVersions).set(change).where(where)).rejects.toThrow();
    }
    await expect(db.delete(templateVariantVersions).where(where)).rejects.toThrow();
    await expect(db.execute(sql`truncate template_variant_versions`)).rejects.toThrow();
    const { subject: _subject, ...rest } = SOME_WORDS;
    expect(await loadVersion(db, named)).toMatchObject({ copy: { ...rest, subject: SOME_WORDS.subject } });
  });

  it("does not begin as one, nor is it published with other words than its draft had", async () => {
    const { variantId } = await write();
    const row = { variantId, version: 2, ...SOME_WORDS, contentHash: "x", createdBy: "test", updatedAt: new Date() };
    await expect(
      scene.ownerDb.insert(templateVariantVersions).values({ ...row, state: "published" }),
    ).rejects.toThrow();
    const smuggled = { state: "published" as const, subject: "Other" };
    const first = eq(templateVariantVersions.variantId, variantId);
    await expect(scene.ownerDb.update(templateVariantVersions).set(smuggled).where(first)).rejects.toThrow();
  });

  it("is followed by the next number; its own words stay, and retiring it is final", async () => {
    const first = await publish(await write());
    const { variantId } = first;
    const next = await saveDraft(scene.kernel, people.editor, { variantId, copy: other });
    expect(next.version).toBe(2);
    await expect(saveDraft(scene.kernel, people.editor, { variantId, copy: other })).rejects.toMatchObject({
      code: "version_conflict",
    });
    await publish(next);
    await retireVersion(scene.kernel, people.editor, { variantId, version: 1 });
    await expect(retireVersion(scene.kernel, people.editor, { variantId, version: 1 })).rejects.toMatchObject({
      code: "state_conflict",
    });
    await expect(discardDraft(scene.kernel, people.editor, { variantId, version: 2 })).rejects.toMatchObject({
      code: "state_conflict",
    });
    expect((await loadVersion(scene.db, first))?.copy).toEqual(SOME_WORDS);
    expect((await saveDraft(scene.kernel, people.editor, { variantId, copy: other })).version).toBe(3);
  });

  it("of two who begin the next one at once, one is told", async () => {
    const { variantId } = await publish(await write());
    const both = await Promise.allSettled(
      [1, 2].map((n) => saveDraft(scene.kernel, people.editor, { variantId, copy: { ...other, preview: `No ${n}` } })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a mailing that names a version", () => {
  const submitMailing = async (copy: VersionName) => {
    const { tag, rows } = await makeReaders(scene.db, 2);
    const input = mailingTo(tag, await makeDomain(scene.ownerDb), { copy });
    const result = await scene.trySubmit(agent("daphne"), { action: "email.send_campaign", input });
    return { result, rows };
  };

  it("takes a published one, and sends the words that were pinned, also once it is retired", async () => {
    const { variantId, version } = await publish(await write());
    const { result, rows } = await submitMailing({ variantId, version });
    if (!result.ok) throw result.error;
    expect(result.answer.status).toBe("held");
    const { id } = result.answer;
    const [hint] = await readRowHints(scene.db, { ids: [id] });
    const { summary } = await scene.rowOf(id);
    for (const shown of [hint?.subject, JSON.stringify(summary)]) expect(shown).toContain(SOME_WORDS.subject);
    await scene.approve(result.answer);
    await retireVersion(scene.kernel, people.editor, { variantId, version });
    const world = fakeWorld();
    expect(await runAction(scene.kernel, id, world)).toBe("succeeded");
    expect(world.mails.map(({ to }) => to).toSorted()).toEqual(rows.map(({ email }) => email).toSorted());
    expect(await submitMailing({ variantId, version })).toMatchObject({
      result: { ok: false, error: { code: "target_not_found" } },
    });
  });

  it("takes no draft, no notice and none that is not there", async () => {
    const { variantId, version } = await write();
    const notice = await write("block_notice");
    await publishDraft(scene.kernel, people.editor, notice);
    const named = [
      { variantId, version },
      { variantId: notice.variantId, version: 1 },
      { variantId, version: 9 },
    ];
    for (const copy of named) {
      expect(await submitMailing(copy)).toMatchObject({ result: { ok: false, error: { code: "target_not_found" } } });
    }
  });
});

describe("a test mail", () => {
  it("goes to its submitter, who cannot name another address; agents have none", async () => {
    const { variantId, version } = await write();
    const sent = { action: "email.send_test", input: { copy: { variantId, version } } };
    const answer = await scene.submit(people.editor, sent);
    expect(answer.decision.verdict).toBe("run");
    const world = fakeWorld();
    await runAction(scene.kernel, answer.id, world);
    expect(world.mails).toMatchObject([{ to: `${people.editor.id}@hedgeco.example` }]);
    const elsewhere = { ...sent, input: { ...sent.input, to: "x@example.com" } };
    expect(await scene.trySubmit(people.editor, elsewhere)).toMatchObject({
      ok: false,
      error: { code: "invalid_input" },
    });
    expect(await scene.trySubmit(agent("daphne"), sent)).toMatchObject({ ok: false, error: { code: "no_grant" } });
    expect(await scene.trySubmit(people.viewer, sent)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  it("of the twenty-first within an hour waits for a person", async () => {
    const who = await makeStaff(scene.db, "editor");
    const sent = { action: "email.send_test", input: { copy: { templateKey: "newsletter" } } };
    for (let n = 0; n < 20; n += 1) expect((await scene.submit(who, sent)).status).toBe("queued");
    expect((await scene.submit(who, sent)).status).toBe("held");
  });
});

it("leaves a trail without defects", async () => expect(await trailDefects(scene.db)).toEqual([]));
