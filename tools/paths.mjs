import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this clone. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const nodeModules = join(root, "node_modules");

/** A command that the install step put into place, by its name. */
export const installedBin = (name) => join(nodeModules, ".bin", name);

/** The Node 24 that this project brings along; the host's own Node only runs tools/. */
export const projectNode = installedBin("node");

/** Where one installation keeps its state; two clones or two folders never share any. */
const dataDir = () => resolve(root, process.env.OPS_DATA_DIR || ".data");

/** Every file that the commands keep below the data folder. */
export function dataPaths(dir = dataDir()) {
  return {
    dir,
    logs: join(dir, "logs"),
    postgres: join(dir, "postgres"),
    redis: join(dir, "redis"),
    secrets: join(dir, "secrets.json"),
    audit: join(dir, "audit"),
    ports: join(dir, "ports.json"),
    lock: join(dir, "starter.json"),
    services: join(dir, "services.json"),
    credentials: join(dir, "credentials.json"),
  };
}
