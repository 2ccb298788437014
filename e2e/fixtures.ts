import { test as base } from "@playwright/test";
import type { Browser, Page } from "@playwright/test";
import { AgentClient } from "./agent-client";
import { consoleUnderTest } from "./console-under-test";
import { signInOverHttp } from "./staff-client";
import type { StaffAccount } from "./staff-client";
import { openWorld } from "./world";
import type { World } from "./world";

interface PerTest {
  shaggy: AgentClient;
  velma: AgentClient;
  daphne: AgentClient;
  fred: AgentClient;
  scooby: AgentClient;
  evanAccount: StaffAccount;
  /** Sets parameters of the live policy for this test. */
  policy: (changes: Record<string, unknown>) => Promise<void>;
  /** A page of Evan, operator. */
  evan: Page;
  /** A page of Ingrid, operator, in a browser of her own. */
  ingrid: Page;
  /** A page of Maya, support, in a browser of her own. */
  maya: Page;
  /** A page of Claire, editor, in a browser of her own. */
  claire: Page;
  /** A page of Victor, viewer, in a browser of his own. */
  victor: Page;
}

/** Everything a flow needs: agents with keys, staff in browsers, and the database behind the console. */
export const test = base.extend<PerTest, { world: World }>({
  world: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture uses from this pattern.
    async ({}, use) => {
      const world = openWorld();
      // One agent submits for all flows within one hour: each is judged by itself, and soon starts what it approves.
      await world.policy({ agentTargetsPerHour: null, undoWindowSeconds: 1 });
      await use(world);
      await world.close();
    },
    { scope: "worker" },
  ],
  shaggy: agent("shaggy"),
  velma: agent("velma"),
  daphne: agent("daphne"),
  fred: agent("fred"),
  scooby: agent("scooby"),
  policy: async ({ world }, use) => {
    const restore: (() => Promise<void>)[] = [];
    await use(async (changes) => void restore.unshift(await world.policy(changes)));
    for (const one of restore) await one();
  },
  evanAccount: account("evan@"),
  evan: async ({ page, evanAccount }, use) => {
    await signInOverHttp(page.context(), evanAccount);
    await use(page);
  },
  ingrid: ({ browser }, use) => ownBrowser(browser, "ingrid@", use),
  maya: ({ browser }, use) => ownBrowser(browser, "maya@", use),
  claire: ({ browser }, use) => ownBrowser(browser, "claire@", use),
  victor: ({ browser }, use) => ownBrowser(browser, "victor@", use),
});

export { expect } from "@playwright/test";

function agent(name: string) {
  const key = consoleUnderTest.credentials.agents[name];
  if (!key) throw new Error(`${name} has no key in the credentials file.`);
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture uses from this pattern.
  return async ({}, use: (client: AgentClient) => Promise<void>) => use(new AgentClient(name, key));
}

function account(address: string) {
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture uses from this pattern.
  return async ({}, use: (found: StaffAccount) => Promise<void>) => use(accountOf(address));
}

export function accountOf(address: string): StaffAccount {
  const found = consoleUnderTest.credentials.staff.find(({ email }) => email.startsWith(address));
  if (!found) throw new Error(`${address} is not in the credentials file.`);
  return found;
}

async function ownBrowser(browser: Browser, address: string, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: consoleUnderTest.url });
  await signInOverHttp(context, accountOf(address));
  await use(await context.newPage());
  await context.close();
}
