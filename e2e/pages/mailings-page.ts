import type { Page } from "@playwright/test";

/** The list of mailings, and the page of one. */
export function mailingsPage(page: Page) {
  const list = page.getByRole("region", { name: "Mailings", exact: true });
  return {
    row: (name: string) => list.getByRole("row").filter({ hasText: name }),
    open: () => page.goto("/campaigns"),
    openOne: (id: string) => page.goto(`/campaigns/${id}`),
    header: page.getByRole("main"),
    figure: (name: string) => page.getByRole("group", { name, exact: true }),
    pause: page.getByRole("button", { name: "Pause…" }),
    goOn: page.getByRole("button", { name: /^Continue with/ }),
    whyNone: page.getByRole("list", { name: "Why readers had no mail" }),
  };
}

/** Where a person looks through the mails before they approve them. */
export function mailSample(page: Page) {
  const root = page.getByRole("region", { name: "The mails", exact: true });
  return {
    root,
    reader: root.getByRole("status"),
    next: root.getByRole("button", { name: "The next mail" }),
    asText: root.getByRole("radio", { name: "Text" }),
    text: root.getByRole("region", { name: "Text of the mail" }),
    mail: root.frameLocator("iframe"),
    checks: page.getByRole("region", { name: "Checks", exact: true }),
    difference: page.getByRole("region", { name: "Beside the last mailing" }),
  };
}

/** Where a person brings a file of addresses, and looks at what would become of its lines. */
export function importDialog(page: Page) {
  const root = page.getByRole("dialog", { name: "Members from a file" });
  return {
    root,
    file: root.getByLabel("CSV file"),
    look: root.getByRole("button", { name: "Look at the lines" }),
    summary: root.getByRole("status"),
    left: root.getByRole("region", { name: "Lines that are left out" }),
    keep: (count: number) => root.getByRole("button", { name: `Keep ${count} members` }),
  };
}
