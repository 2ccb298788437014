import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** Gathers what a page complains about from now on: errors of its scripts, of the console, of its requests. */
export function watchForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // The browser itself gives up what belongs to a page that is being left.
    if (reason !== "net::ERR_ABORTED") errors.push(`${reason} ${request.url()}`);
  });
  return errors;
}

/** Waits until the page shows its data instead of skeletons. */
export async function expectLoaded(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** Neither the document nor the part of it that scrolls holds anything wider than itself. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const tooWideBy = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("main")].map(
      (element) => element.scrollWidth - element.clientWidth,
    ),
  );
  expect(Math.max(...tooWideBy)).toBeLessThanOrEqual(0);
}

export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolations(page, RULES);
}

/** What another theme can change for the worse. */
export async function expectContrast(page: Page): Promise<void> {
  await expectNoViolations(page, { type: "rule", values: ["color-contrast", "link-in-text-block"] });
}

type RunOnly = Exclude<Parameters<AxeBuilder["options"]>[0]["runOnly"], undefined>;

/** Rows and cards after the eighth are drawn by the same code as those before them. */
const MORE_OF_THE_SAME = "tbody tr:nth-child(n+9), main ul > li:nth-child(n+9)";

/** Only what is wrong is worked out, and in the page itself instead of a blank one beside it: a quarter of the time. */
async function expectNoViolations(page: Page, runOnly: RunOnly): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ runOnly, resultTypes: ["violations"] });
  const { violations } = await axe.setLegacyMode(true).exclude(MORE_OF_THE_SAME).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
  expect(found).toEqual([]);
}
