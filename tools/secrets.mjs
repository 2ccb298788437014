import { randomBytes } from "node:crypto";
import { readJsonFile, writeJsonFile } from "./json-file.mjs";

const NAMES = ["postgresPassword", "ownerPassword", "appPassword", "redisPassword", "nextAuthSecret"];

/** The passwords of this installation's private services, made once and kept; hex, so that they fit into a URL. */
export function keptSecrets(file) {
  const kept = readJsonFile(file) ?? {};
  if (NAMES.every((name) => kept[name])) return kept;
  const made = Object.fromEntries(NAMES.map((name) => [name, kept[name] ?? randomBytes(24).toString("hex")]));
  writeJsonFile(file, made);
  return made;
}
