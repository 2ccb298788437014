import { createCaller } from "@/server/api/root";
import { requestContext } from "@/server/auth/request-context";
import type { DatabaseApp } from "./database-app";

export type Caller = ReturnType<typeof createCaller>;

/** The console's procedures, called with an agent's key or a person's token. */
export async function callerWith(world: DatabaseApp, key: string): Promise<Caller> {
  const settings = { secret: "a-secret-of-at-least-32-characters", publicUrl: "http://127.0.0.1:3000" };
  const headers = new Headers({ authorization: `Bearer ${key}` });
  const context = await requestContext(world.scene.db, headers, settings);
  const stillStands = () => Promise.resolve(true);
  return createCaller({
    ...context,
    refusal: null,
    signal: new AbortController().signal,
    rate: { windows: [] },
    stillStands,
  });
}
