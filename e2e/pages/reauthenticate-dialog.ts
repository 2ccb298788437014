import type { Page } from "@playwright/test";

/** The question whether it is still oneself, over whatever asked it. */
export function reauthenticateDialog(page: Page) {
  const root = page.getByRole("dialog", { name: "Is it still you?" });
  return {
    root,
    problem: root.getByRole("alert"),
    usePasskey: root.getByRole("button", { name: "Use a passkey" }),
    async answer(password: string) {
      await root.getByLabel("Your password").fill(password);
      await root.getByRole("button", { name: "Confirm" }).click();
    },
  };
}
