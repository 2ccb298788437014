import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseScene } from "@/server/testing/database-scene";
import type { DatabaseScene } from "@/server/testing/database-scene";
import { agent, makeMember } from "@/server/testing/make";
import { makeVariant, publishAsStaff, SOME_WORDS } from "@/server/testing/make-variant";
import { makeDomain, makeReaders, mailingTo } from "@/server/testing/mailing-scene";
import { fakeWorld, runAction } from "@/server/testing/run-action";
import { listTemplates } from "./list-templates";
import { readTemplate } from "./template-detail";
import { previewTemplate } from "./template-preview";
import { listTemplateUses } from "./template-use";

let scene: DatabaseScene;
beforeAll(async () => {
  scene = await databaseScene();
});
afterAll(() => scene.close());

const rowOf = async (id: string) => (await listTemplates(scene.db, {})).items.find((item) => item.id === id);

describe("the list of templates", () => {
  it("has those of the code and those of staff, with their versions", async () => {
    const named = await makeVariant(scene.db);
    expect(await rowOf(named.variantId)).toMatchObject({
      source: "staff",
      category: "marketing",
      version: null,
      draft: 1,
    });
    await publishAsStaff(scene.db, named);
    expect(await rowOf(named.variantId)).toMatchObject({ version: 1, draft: null });
    expect(await rowOf("newsletter")).toMatchObject({ name: "Newsletter", source: "code", version: 1, uses: 0 });
  });

  it("is narrowed by words, category and source", async () => {
    const ids = async (input: Parameters<typeof listTemplates>[1]) =>
      (await listTemplates(scene.db, input)).items.map(({ id }) => id);
    expect(await ids({ q: "WELCOME f" })).toEqual(["welcome_fund"]);
    expect(await ids({ category: ["notification"] })).toEqual(["operator_notice"]);
    expect(await ids({ source: ["staff"], category: ["transactional"] })).toEqual([]);
  });

  it("counts mailings and single mails that name one, not tests, and knows the last that went out", async () => {
    const named = await makeVariant(scene.db);
    await publishAsStaff(scene.db, named);
    const { tag } = await makeReaders(scene.db, 1);
    const input = mailingTo(tag, await makeDomain(scene.ownerDb), { copy: named });
    const held = await scene.submit(agent("daphne"), { action: "email.send_campaign", input });
    await scene.submit(scene.evan, { action: "email.send_test", input: { copy: named } });
    expect(await rowOf(named.variantId)).toMatchObject({ uses: 1, lastSentAt: null });
    await scene.approve(held);
    await runAction(scene.kernel, held.id, fakeWorld());
    expect(await rowOf(named.variantId)).toMatchObject({ uses: 1, lastSentAt: expect.any(Date) });
    expect(await listTemplateUses(scene.db, named.variantId)).toMatchObject([{ id: held.id, status: "succeeded" }]);

    const { email } = await makeMember(scene.db, { status: "active" });
    const data = { firstName: "Ada", dashboardUrl: "https://members.hedgeco.example/dashboard" };
    const one = { to: email, templateKey: "welcome_investor", data };
    await scene.submit(agent("velma"), { action: "email.send_one", input: one });
    expect(await rowOf("welcome_investor")).toMatchObject({ uses: 1 });

    const notice = await makeVariant(scene.db, { templateKey: "block_notice" });
    await publishAsStaff(scene.db, notice);
    const worded = { to: email, copy: { variantId: notice.variantId }, data: { firstName: "Ada" } };
    const { id } = await scene.submit(agent("velma"), { action: "email.send_one", input: worded });
    expect(await rowOf(notice.variantId)).toMatchObject({ uses: 1 });
    expect(await listTemplateUses(scene.db, notice.variantId)).toMatchObject([{ id, action: "email.send_one" }]);
  });
});

describe("one template", () => {
  it("of staff has its versions, newest first, and the open action about each", async () => {
    const named = await makeVariant(scene.db);
    const asked = await scene.submit(agent("daphne"), { action: "email.publish_template", input: named });
    expect(await readTemplate(scene.db, named.variantId)).toMatchObject({
      source: "staff",
      versions: [{ version: 1, state: "draft", copy: SOME_WORDS, askedBy: asked.id }],
    });
    await scene.approve(asked);
    await runAction(scene.kernel, asked.id, fakeWorld());
    expect(await readTemplate(scene.db, named.variantId)).toMatchObject({
      versions: [{ state: "published", publishedBy: { actionId: asked.id }, askedBy: null }],
    });
  });

  it("that is not there is not found", async () => {
    await expect(readTemplate(scene.db, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a preview", () => {
  it("has the sample's name, or a member's", async () => {
    const of = await makeVariant(scene.db);
    expect((await previewTemplate(scene.db, { of })).subject).toBe("A letter for Margaret");
    const { id } = await makeMember(scene.db, { name: "Łukasz Nowak" });
    expect((await previewTemplate(scene.db, { of, memberId: id })).subject).toBe("A letter for Łukasz");
    const code = await previewTemplate(scene.db, { of: { templateKey: "newsletter" }, memberId: id });
    expect(code.text).toContain("Hello Łukasz,");
  });

  it("of who has no name that a mail can say, or is not there, says so", async () => {
    const of = { templateKey: "newsletter" } as const;
    const { id } = await makeMember(scene.db, { name: "\u202Egnp" });
    await expect(previewTemplate(scene.db, { of, memberId: id })).rejects.toMatchObject({ code: "invalid_input" });
    const memberId = crypto.randomUUID();
    await expect(previewTemplate(scene.db, { of, memberId })).rejects.toMatchObject({ code: "not_found" });
  });
});
