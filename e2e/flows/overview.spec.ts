import { expect, test } from "@/e2e/fixtures";
import { expectAccessible } from "@/e2e/page-health";
import { callProcedure } from "@/e2e/staff-client";

const PAGE = 50;

test("a figure of the overview leads to exactly the actions it counts", async ({ evan, shaggy, world }) => {
  const member = await world.pendingMember();
  const { id, pinnedDigest } = await shaggy.submit({ action: "user.approve", input: { userId: member.id } });
  await callProcedure(evan.request, "approvals.decide", {
    id,
    verdict: "reject",
    digest: pinnedDigest,
    reason: "A double.",
    channel: "console",
  });
  await evan.goto("/");
  const tile = evan.getByRole("link", { name: /^Decided today/ });
  await expect(tile).toContainText(/[1-9]/);
  const count = Number(
    /decidedtoday(\d+)/i.exec(await tile.innerText().then((text) => text.replaceAll(/\s/g, "")))?.[1],
  );
  await tile.click();
  const list = evan.getByRole("region", { name: "Decided today", exact: true });
  await expect(list.getByText(`Approve ${member.name}`)).toBeVisible();
  await expect(list.locator("tr[data-row-id]")).toHaveCount(Math.min(count, PAGE));
  await expectAccessible(evan);
});

test("the overview shows how people decide", async ({ evan }) => {
  await evan.goto("/");
  const row = evan.getByRole("row", { name: /Evan Hartley/ });
  await expect(row).toContainText("%");
});

test("an unknown figure leads back", async ({ evan }) => {
  await evan.goto("/figures/bogus");
  await expect(evan.getByText("There is no figure called “bogus”")).toBeVisible();
  await evan.getByRole("main").getByRole("link", { name: "Overview" }).click();
  await expect(evan.getByRole("heading", { level: 1 })).toHaveText("Overview");
});
