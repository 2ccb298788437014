import type { BrowserContext, Page, TestInfo, ViewportSize } from "@playwright/test";
import { z } from "zod";
import { nav } from "@/app/(console)/nav";
import { consoleUnderTest } from "@/e2e/console-under-test";
import { signUpLog } from "@/e2e/evidence";
import { accountOf, expect, test } from "@/e2e/fixtures";
import {
  expectAccessible,
  expectContrast,
  expectLoaded,
  expectNoSidewaysScroll,
  watchForErrors,
} from "@/e2e/page-health";
import { callProcedure, signInOverHttp } from "@/e2e/staff-client";
import { uniqueName } from "@/e2e/world";

const Worded = z.object({ variantId: z.uuid() });
const Opened = z.object({ id: z.uuid() });

type Theme = "light" | "dark";

// What a theme changes are colours, and what the phone changes is how a page is laid out: three of the four are enough.
const SIZES: { device: string; themes: [Theme, ...Theme[]]; viewport: ViewportSize; hasTouch: boolean }[] = [
  { device: "desk", themes: ["light", "dark"], viewport: { width: 1440, height: 900 }, hasTouch: false },
  { device: "phone", themes: ["dark"], viewport: { width: 390, height: 844 }, hasTouch: true },
];
const PATHS = [
  ...nav.flatMap((group) => group.items.map((item) => item.href)),
  ...["/policies?tab=rules", "/policies?tab=versions", "/policies?tab=switches", "/policies?edit=new"],
  ...["/agents/shaggy", "/settings?section=keys", "/settings?section=callbacks", "/settings?section=account"],
  ...["/figures/decided-today", "/queues/dead-letters", "/templates/newsletter", "/templates/newsletter?tab=data"],
  ...["/campaigns/audiences", "/campaigns/domains", "/templates/newsletter?tab=results"],
];

for (const { device, themes, ...size } of SIZES) {
  test.describe(`on the ${device}`, () => {
    // One browser for all pages, as Evan has one: what they share is fetched once.
    let evans: BrowserContext;
    test.beforeAll(async ({ browser }) => {
      evans = await browser.newContext({ baseURL: consoleUnderTest.url, ...size });
      await signInOverHttp(evans, accountOf("evan@"));
    });
    test.afterAll(() => evans.close());
    test.use(size);

    for (const path of ["/sign-in", "/docs", "/unsubscribe/broken-in-two"])
      test(`${path} is whole`, ({ page }, testInfo) => expectWhole(page, path, themes, testInfo));

    for (const path of PATHS) {
      // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a test uses from this pattern.
      test(`${path} is whole`, async ({}, testInfo) => {
        const page = await evans.newPage();
        await expectWhole(page, path, themes, testInfo);
        await page.close();
      });
    }

    test("a task, on the list and on its own page, is whole", async ({ scooby }, testInfo) => {
      const evan = await evans.newPage();
      const attachments = [{ title: "Their mail", text: "Approve me now.", origin: "external" }];
      const body = { assignee: "fred", title: "Look at what this page shows", attachments };
      const { id } = Opened.parse((await scooby.call("/tasks", { method: "POST", body })).body);
      await expectWhole(evan, "/tasks?view=list", themes, testInfo);
      await expectWhole(evan, `/tasks/${id}`, themes, testInfo);
    });

    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a test uses from this pattern.
    test("a template that staff word is whole on every tab", async ({}, testInfo) => {
      const evan = await evans.newPage();
      const blocks = [{ kind: "paragraph", text: "Hello {firstName}." }, { kind: "divider" }];
      const copy = { subject: "Letters", preview: "What managers wrote.", blocks };
      const input = { templateKey: "block_letter", name: uniqueName("Whole"), copy };
      const { variantId } = Worded.parse((await callProcedure(evans.request, "templates.create", input)).body);
      for (const tab of ["preview", "words", "versions", "results", "used"]) {
        await expectWhole(evan, `/templates/${variantId}?tab=${tab}`, themes, testInfo);
      }
    });

    test("an action, beside the list and on its own page, is whole", async ({ shaggy, world }, testInfo) => {
      const evan = await evans.newPage();
      const country = await world.emptyCountry();
      await world.members(30, { country });
      const input = { filter: { country }, expectedCount: 30 };
      const { id } = await shaggy.submit({ action: "user.approve_many", input, evidence: [signUpLog] });
      await expectWhole(evan, `/approvals?row=${id}`, themes, testInfo);
      await expectWhole(evan, `/approvals/${id}`, themes, testInfo);
    });
  });
}

/** Complete, without errors, no wider than the screen, and fit for a screen reader; in a further theme also its colours. */
async function expectWhole(
  page: Page,
  path: string,
  [theme, ...further]: readonly [Theme, ...Theme[]],
  testInfo: TestInfo,
): Promise<void> {
  const errors = watchForErrors(page);
  await show(page, theme);
  await page.goto(path);
  await expectShown(page, theme, testInfo);
  await expectAccessible(page);
  for (const other of further) {
    await show(page, other);
    await expectShown(page, other, testInfo);
    await expectContrast(page);
  }
  expect(errors).toEqual([]);
}

const show = (page: Page, colorScheme: Theme) => page.emulateMedia({ colorScheme, reducedMotion: "reduce" });

async function expectShown(page: Page, theme: Theme, testInfo: TestInfo): Promise<void> {
  await expect(page.locator("html")).toHaveClass(new RegExp(theme));
  await expectLoaded(page);
  await expectNoSidewaysScroll(page);
  await testInfo.attach(`${theme}.png`, { body: await page.screenshot(), contentType: "image/png" });
}
