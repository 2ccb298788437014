import type { Actor } from "@/server/kernel/actor";

/** Who made the installation, in the trail. */
export const SETUP: Actor = { kind: "system", id: "setup" };
