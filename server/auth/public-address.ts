import type { Env } from "@/server/env";

/** next-auth takes its own address from this variable and from nowhere else; ours is the only truth. */
export function tellNextAuthItsAddress({ PUBLIC_URL }: Pick<Env, "PUBLIC_URL">): void {
  // oxlint-disable-next-line node/no-process-env -- next-auth offers no option for it
  process.env.NEXTAUTH_URL = new URL(PUBLIC_URL).origin;
}
