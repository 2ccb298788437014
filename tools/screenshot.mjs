import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "./browser.mjs";
import { Failure, reportAndExit } from "./failure.mjs";
import { readJsonFile } from "./json-file.mjs";
import { dataPaths, root } from "./paths.mjs";

const IMAGE = join(root, "docs", "images", "approvals.png");
/** An action of the demo that shows what a decision looks like: many targets, some unlike the rest. */
const TITLE = "Approve 34 members";

/** `node tools/screenshot.mjs`: the README's picture, taken of the running console with its fresh demo. */
async function takeScreenshot() {
  const paths = dataPaths();
  const url = readJsonFile(paths.services)?.url;
  const operator = readJsonFile(paths.credentials)?.staff.find(({ role }) => role === "operator");
  if (!url || !operator) throw new Failure("Start the console with its demo first: npm start.");
  const executablePath = await ensureBrowser({ logsDir: paths.logs, signal: new AbortController().signal });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      colorScheme: "light",
      reducedMotion: "reduce",
    });
    await page.goto(`${url}/sign-in?callbackUrl=/approvals`);
    await page.getByLabel("E-mail address").fill(operator.email);
    await page.getByLabel("Password").fill(operator.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("table", { name: "Approvals" }).getByRole("row").filter({ hasText: TITLE }).first().click();
    await page.getByRole("region", { name: "Action", exact: true }).getByRole("tabpanel").waitFor();
    await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
    mkdirSync(dirname(IMAGE), { recursive: true });
    await page.screenshot({ path: IMAGE });
  } finally {
    await browser.close();
  }
}

takeScreenshot().catch(reportAndExit);
