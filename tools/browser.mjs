import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { findCommand, installSystemPackage } from "./system-package.mjs";

/** The path of a Chromium for the browser tests, installed when that needs nobody's password. */
export async function ensureBrowser(options) {
  const found = findBrowser();
  if (found) return found;
  await installSystemPackage({ apt: "chromium-headless-shell", ...options });
  const installed = findBrowser();
  if (installed) return installed;
  throw new Failure(
    "No Chromium for the browser tests: run npx playwright install chromium, or set CHROMIUM_PATH to one.",
  );
}

function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) throw new Failure(`CHROMIUM_PATH names ${given}, which does not exist.`);
  return (
    given ||
    // The shell first: without the parts that only a window needs, the same flows take a third less time.
    findCommand("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome") ||
    playwrightBrowser()
  );
}

/** What `playwright install chromium` left in its cache, the newest first. */
function playwrightBrowser() {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), ".cache", "ms-playwright"),
    join(homedir(), "Library", "Caches", "ms-playwright"),
  ];
  const programs = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  ];
  const folders = caches
    .filter((cache) => cache && existsSync(cache))
    .flatMap((cache) => readdirSync(cache).map((name) => join(cache, name)))
    .filter((folder) => /chromium-\d+$/.test(folder))
    .sort()
    .reverse();
  return folders.flatMap((folder) => programs.map((program) => join(folder, program))).find(existsSync);
}
