import { expect, test } from "@/e2e/fixtures";
import { shell } from "@/e2e/pages/shell";

test("without a network the console says so at once, opens nothing blindly, and recovers by itself", async ({
  evan,
}) => {
  const { connection, navigation, heading } = shell(evan);
  await evan.goto("/");
  await expect(heading("Overview")).toBeVisible();
  await expect(evan.locator("[aria-busy=true]")).toHaveCount(0);
  let loads = 0;
  evan.on("load", () => {
    loads += 1;
  });

  await evan.context().setOffline(true);
  await expect(connection).toContainText("You are offline", { timeout: 1_000 });
  await navigation.getByRole("link", { name: "Members" }).click();
  await expect(evan.getByText("You are offline", { exact: true })).toBeVisible();
  await expect(heading("Overview")).toBeVisible();

  await evan.context().setOffline(false);
  await expect(connection).toBeHidden();
  await navigation.getByRole("link", { name: "Members" }).click();
  await expect(heading("Members")).toBeVisible();
  expect(loads).toBe(0);
});

test("what is opened without a network says why it stays empty, and fills by itself", async ({ evan, world }) => {
  const member = await world.pendingMember();
  await evan.goto(`/members?q=${encodeURIComponent(member.name)}`);
  const list = evan.getByRole("region", { name: "Members", exact: true });
  const detail = evan.getByRole("region", { name: "Member", exact: true });
  await expect(list.getByRole("row", { name: member.name })).toBeVisible();

  await evan.context().setOffline(true);
  await list.getByRole("row", { name: member.name }).click();
  await expect(detail.getByRole("alert")).toContainText("You are offline");

  await evan.context().setOffline(false);
  await expect(detail).toContainText(`No action has touched ${member.name} yet.`);
});
