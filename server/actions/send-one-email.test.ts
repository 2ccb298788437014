import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions, blobs } from "@/drizzle/schema/actions";
import type { LetterCopy } from "@/server/email/variants/letter-copy";
import { publishDraft } from "@/server/email/variants/publish-draft";
import { retireVersion } from "@/server/email/variants/retire-version";
import { saveDraft } from "@/server/email/variants/save-draft";
import type { MailMessage } from "@/server/kernel/ports";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember, makeStaff } from "@/server/testing/make";
import { makeVariant, publishAsStaff, SOME_WORDS } from "@/server/testing/make-variant";
import { fakeWorld, runAction } from "@/server/testing/run-action";

let scene: DatabaseScene;
let editor: Awaited<ReturnType<typeof makeStaff>>;
beforeAll(async () => {
  scene = await databaseScene();
  editor = await makeStaff(scene.db, "editor");
});
afterAll(() => scene.close());

const notice = async (copy: LetterCopy = SOME_WORDS) => {
  const named = await makeVariant(scene.db, { templateKey: "block_notice", copy });
  await publishAsStaff(scene.db, named);
  return named;
};
/** Other words, published as the next version. */
const publishNext = async (variantId: string, subject: string) => {
  const copy = { ...SOME_WORDS, subject };
  return publishDraft(scene.kernel, editor, await saveDraft(scene.kernel, editor, { variantId, copy }));
};
const member = async () => (await makeMember(scene.db, { status: "active" })).email;
const send = (to: string, copy: object, data: object = { firstName: "Ada" }) =>
  scene.submit(agent("velma"), { action: "email.send_one", input: { to, copy, data } });
/** The mail as it is pinned. */
const copyOf = async (id: string) => {
  const [row] = await scene.db
    .select({ text: blobs.text })
    .from(actions)
    .innerJoin(blobs, eq(blobs.sha256, actions.renderHash))
    .where(eq(actions.id, id));
  return JSON.parse(row?.text ?? "null") as MailMessage; // safe because the kernel has written it
};
const STRANGER = "stranger@example.com";

describe("words that staff have published, to one address", () => {
  it("run to a member as a template of the code does, as the reader gets them; a stranger waits for a person", async () => {
    const named = await notice();
    const sent = await send(await member(), named);
    expect(sent).toMatchObject({ status: "queued", riskLevel: "low", decision: { verdict: "run" } });
    expect(await copyOf(sent.id)).toMatchObject({ subject: "A letter for Ada", headers: {} });
    const world = fakeWorld();
    expect(await runAction(scene.kernel, sent.id, world)).toBe("succeeded");
    expect(world.mails).toHaveLength(1);
    expect(await send(STRANGER, named)).toMatchObject({ status: "held", riskLevel: "medium" });
  });

  it("without a version are those published last at the submission; a later publication changes nothing", async () => {
    const { variantId } = await notice();
    await publishNext(variantId, "Second words");
    const held = await send(STRANGER, { variantId });
    await publishNext(variantId, "Third words");
    await scene.approve(held);
    expect(await copyOf(held.id)).toMatchObject({ subject: "Second words" });
    expect(await scene.targetsOf(held.id)).toMatchObject([{ entityVersion: 2, attributes: { version: 2 } }]);
    expect(await runAction(scene.kernel, held.id, fakeWorld())).toBe("succeeded");
    expect((await scene.rowOf(held.id)).generation).toBe(1);
  });

  it("go out as they were approved when they are retired meanwhile; nothing new names them", async () => {
    const named = await notice();
    const held = await send(STRANGER, named);
    const current = await send(STRANGER, { variantId: named.variantId });
    await scene.approve(held);
    await retireVersion(scene.kernel, editor, named);
    expect(await runAction(scene.kernel, held.id, fakeWorld())).toBe("succeeded");
    await scene.approve(current);
    expect(await runAction(scene.kernel, current.id, fakeWorld())).toBe("succeeded");
    await expect(send(STRANGER, named)).rejects.toThrow(/is retired/);
    await expect(send(STRANGER, { variantId: named.variantId })).rejects.toThrow(/No version of .* is published/);
  });

  it("are refused while they are a draft, when they are for mailings, and when they are not there", async () => {
    const draft = await makeVariant(scene.db, { templateKey: "block_notice" });
    await expect(send(STRANGER, draft)).rejects.toThrow(/is draft; mails use published ones/);
    const letter = await makeVariant(scene.db);
    await publishAsStaff(scene.db, letter);
    await expect(send(STRANGER, letter)).rejects.toThrow(/is for mailings/);
    await expect(send(STRANGER, { variantId: crypto.randomUUID() })).rejects.toMatchObject({
      code: "target_not_found",
    });
    await expect(send(STRANGER, { ...draft, version: 9 })).rejects.toMatchObject({ code: "target_not_found" });
  });
});

describe("what is filled in", () => {
  it.each([
    ["words of the submitter's own", { firstName: "Ada", subject: "Pay us" }, "data"],
    ["parts of the submitter's own", { firstName: "Ada", blocks: [] }, "data"],
    ["a second line", { firstName: "Ada\r\nBcc: all@example.com" }, "data.firstName"],
    ["a turned direction of reading", { firstName: "\u202Eada" }, "input.data.firstName"],
    ["no name", {}, "data.firstName"],
    ["what is no text", { firstName: { toString: "Ada" } }, "data.firstName"],
  ])("is refused when it is %s", async (_, data, path) => {
    const named = await notice();
    await expect(send(STRANGER, named, data)).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: [{ path }] },
    });
  });

  it("stays what it is: neither markup nor another placeholder", async () => {
    const held = await send(STRANGER, await notice(), { firstName: "<b>{firstName}</b>" });
    const { html, subject } = await copyOf(held.id);
    expect(subject).toBe("A letter for <b>{firstName}</b>");
    expect(html).toContain("Hello &lt;b&gt;{firstName}&lt;/b&gt;,");
    expect(html).not.toContain("<b>{firstName}");
  });

  it("is read by a person first when it says more than a name, or leads elsewhere; so are words that do", async () => {
    const rulesOf = async (copy: LetterCopy, firstName: string) =>
      (await send(await member(), await notice(copy), { firstName })).decision.reasons.map(({ rule }) => rule);
    expect(await rulesOf(SOME_WORDS, "Ada, call +1 555 0100 at once")).toEqual(["email.words"]);
    expect(await rulesOf(SOME_WORDS, "evil.example")).toEqual(["email.links"]);
    const elsewhere = { ...SOME_WORDS, blocks: [{ kind: "button", label: "x", url: "https://evil.example" } as const] };
    expect(await rulesOf(elsewhere, "Ada")).toEqual(["email.links"]);
  });

  it("needs either a template of the code or words of staff", async () => {
    const { variantId } = await notice();
    const both = { to: STRANGER, templateKey: "confirmation", copy: { variantId }, data: {} };
    for (const input of [both, { to: STRANGER, data: {} }]) {
      const asked = scene.submit(agent("velma"), { action: "email.send_one", input });
      await expect(asked).rejects.toMatchObject({ details: { fields: [{ path: "templateKey" }] } });
    }
  });
});
