import { expect, test } from "@/e2e/fixtures";

test("the bell tells what waits in one line, and keeps unread what nobody said they had read", async ({ ingrid }) => {
  const bell = ingrid.getByRole("button", { name: /^Notifications/ });
  const panel = ingrid.getByRole("dialog", { name: "Notifications" });
  await ingrid.goto("/");
  await expect(bell).toHaveAccessibleName(/\d+ unread/);
  await bell.click();
  await expect(panel.getByRole("link", { name: /^[\d,]+ waits? for a decision$/ })).toHaveAttribute(
    "href",
    "/approvals",
  );
  await expect(panel.getByRole("region", { name: "Urgent" }).getByRole("listitem").first()).toBeVisible();
  await expect(panel).not.toContainText("Waits for a decision:");
  await ingrid.keyboard.press("Escape");
  await expect(bell).toHaveAccessibleName(/\d+ unread/);

  await bell.click();
  await panel.getByRole("radio", { name: "Urgent" }).click();
  await expect(panel.getByRole("region", { name: "Other" })).toBeHidden();
  await panel.getByRole("button", { name: "Mark all as read" }).click();
  await expect(bell).toHaveAccessibleName("Notifications");
});
