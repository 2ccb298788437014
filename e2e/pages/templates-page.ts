import type { Page } from "@playwright/test";

/** The list of templates, and the page of one of them. */
export function templatesPage(page: Page) {
  const words = page.getByRole("form", { name: "Words" });
  const dialog = page.getByRole("dialog");
  const frame = page.locator('iframe[title^="Mail:"]');
  return {
    list: page.getByRole("region", { name: "Templates" }),
    words,
    frame,
    rendered: frame.contentFrame(),
    versions: page.getByRole("list", { name: "Versions" }),
    open: (path = "") => page.goto(`/templates${path}`),
    tab: (name: string) => page.getByRole("tab", { name, exact: true }).click(),
    async create(name: string) {
      await page.getByRole("button", { name: "New template" }).click();
      await dialog.getByLabel("Name").fill(name);
      await dialog.getByRole("button", { name: "Create" }).click();
      await page.waitForURL(/\/templates\/[0-9a-f-]{36}/);
    },
    idInAddress: () => new URL(page.url()).pathname.split("/").at(-1) ?? "",
    save: () => words.getByRole("button", { name: "Save draft" }).click(),
    part: (n: number) => words.getByRole("group", { name: new RegExp(`^Part ${n}:`) }),
    async addPart(kind: string) {
      await words.getByRole("button", { name: "Add a part" }).click();
      await page.getByRole("menuitem", { name: kind }).click();
    },
    confirm: (name: string) => page.getByRole("alertdialog").getByRole("button", { name }).click(),
  };
}
