import { expect, test } from "@/e2e/fixtures";
import { shell } from "@/e2e/pages/shell";
import { auditPage } from "@/e2e/pages/audit-page";

test("the command menu finds an action and a member by name, and gives the focus back", async ({
  evan,
  shaggy,
  world,
}) => {
  const member = await world.pendingMember();
  const { id } = await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  const { keyboard } = evan;
  const menu = evan.getByRole("dialog", { name: "Command menu" });
  const opener = evan.getByRole("button", { name: /^Search or jump to/ }).first();
  await evan.goto("/agents");
  await expect(shell(evan).heading("Agents")).toBeVisible();

  await test.step("Escape gives the focus back", async () => {
    await opener.focus();
    await keyboard.press("Control+k");
    await expect(menu.getByRole("combobox")).toBeFocused();
    await keyboard.press("Escape");
    await expect(menu).toBeHidden();
    await expect(opener).toBeFocused();
  });

  await test.step("a member by name", async () => {
    await keyboard.press("Control+k");
    await keyboard.type(member.name);
    await expect(menu.getByRole("option", { name: member.email })).toBeVisible();
    await menu.getByRole("option", { name: member.email }).click();
    await expect(evan.getByRole("region", { name: "Member", exact: true })).toContainText(member.email);
  });

  await test.step("its action by the beginning of its id, without the mouse", async () => {
    await keyboard.press("Control+k");
    await keyboard.type(id.slice(0, 18));
    await expect(menu.getByRole("option", { name: `Approve ${member.name}` })).toHaveAttribute("aria-selected", "true");
    await keyboard.press("Enter");
    await expect(evan).toHaveURL(new RegExp(`/approvals/${id}$`));
  });
});

test("the trail is searched by the title of an action", async ({ evan, shaggy, world }) => {
  const member = await world.pendingMember();
  await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  const audit = auditPage(evan);
  await evan.goto(`/audit?q=${encodeURIComponent(member.name)}`);
  await expect(audit.event("action.held")).toContainText(`shaggy asked for “Approve ${member.name}”`);
});
