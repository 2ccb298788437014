import type { Page } from "@playwright/test";

/** The question whether it is still oneself, over whatever asked it. */
export function reauthenticateDialog(page: Page) {
  const root = page.getByRole("dialog", { name: "Is it still you?" });
  const field = root.getByLabel("Your password");
  return {
    root,
    password: field,
    problem: root.getByRole("alert"),
    usePasskey: root.getByRole("button", { name: "Use a passkey" }),
    async answer(password: string) {
      await field.fill(password);
      await root.getByRole("button", { name: "Confirm" }).click();
    },
  };
}
