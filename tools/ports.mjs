import { createServer } from "node:net";
import { Failure } from "./failure.mjs";
import { readJsonFile, writeJsonFile } from "./json-file.mjs";

const LOOPBACK = "127.0.0.1";

/** PORT from the environment as a number; the default belongs to the caller. */
export function parsePort(text, fallback) {
  if (text === undefined || text === "") return fallback;
  // Digits alone: Number() also takes "0x50", "8e3" and " 80 ".
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new Failure(`PORT is "${text}", but a port is a whole number from 1 to 65535.`);
}

export function isPortFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: LOOPBACK, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The preferred port when nobody has it, else one that the system says is free. */
export async function choosePort(preferred) {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen({ port: 0, host: LOOPBACK, exclusive: true }, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Keeps a service on the port it had last time, so that an open database tool stays connected over a restart. */
export async function rememberedPort(file, service) {
  const ports = readJsonFile(file) ?? {};
  const port = await choosePort(ports[service]);
  if (ports[service] !== port) writeJsonFile(file, { ...ports, [service]: port });
  return port;
}
