import { sql } from "drizzle-orm";
import type { Alert } from "@/server/kernel/alerts";
import type { AgentProfile } from "./profile";
import { AGENTS } from "./registry";

/** To be watched beside the kernel's own: agents that are expected to say something and do not. */
export const SILENCE_ALERTS: Readonly<Record<string, Alert>> = silenceAlerts([...AGENTS.values()]);

/** One that is paused, or was never there, is not missed. */
export function silenceAlerts(profiles: readonly AgentProfile[]): Record<string, Alert> {
  const expected = profiles.flatMap(({ name, silentAfterMinutes }) =>
    silentAfterMinutes === undefined ? [] : [{ name, silentAfterMinutes }],
  );
  return Object.fromEntries(
    expected.map(({ name, silentAfterMinutes }) => [
      `silent_${name}`,
      {
        from: silentAfterMinutes,
        measure: sql`(select coalesce(max(extract(epoch from now() - last_seen_at)) / 60, 0)::float
          from agents where name = ${name} and paused_at is null)`,
        title: `${name} is silent`,
        text: (minutes: number) =>
          `It was last heard ${Math.floor(minutes)} min ago; its file expects it every ${silentAfterMinutes} min.`,
        cleared: `${name} is heard again, or paused`,
        path: `/agents/${name}`,
      },
    ]),
  );
}
