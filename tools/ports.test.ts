import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { choosePort, isPortFree, parsePort, rememberedPort } from "./ports.mjs";

const open: Server[] = [];
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test("PORT must be a port", () => {
  expect(parsePort(undefined, 3000)).toBe(3000);
  expect(parsePort("", 3000)).toBe(3000);
  expect(parsePort("8080", 3000)).toBe(8080);
  for (const text of ["0", "65536", "80.5", "http", "0x50", "8e3", " 80 ", "+80"])
    expect(() => parsePort(text, 3000)).toThrow(`PORT is "${text}"`);
});

test("a taken port is seen, and another one is chosen in its place", async () => {
  const taken = await takePort();
  expect(await isPortFree(taken)).toBe(false);
  const chosen = await choosePort(taken);
  expect(chosen).not.toBe(taken);
  expect(await isPortFree(chosen)).toBe(true);
});

test("a service keeps its port over restarts, and gets another one when somebody took it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ops-ports-"));
  folders.push(folder);
  const file = join(folder, "ports.json");
  const first = await rememberedPort(file, "postgres");
  expect(await rememberedPort(file, "postgres")).toBe(first);
  await takePort(first);
  const second = await rememberedPort(file, "postgres");
  expect(second).not.toBe(first);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ postgres: second });
});

function takePort(port = 0): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    open.push(server);
    server.listen(port, "127.0.0.1", () => {
      // Safe because a listening TCP server has an address with a port.
      resolve((server.address() as AddressInfo).port);
    });
  });
}
