import { eq } from "drizzle-orm";
import { agents } from "@/drizzle/schema/agents";
import type { Tx } from "@/server/db";
import { KernelError } from "@/server/kernel/errors";

export async function assertAgentExists(tx: Tx, name: string): Promise<void> {
  const [found] = await tx.select({ name: agents.name }).from(agents).where(eq(agents.name, name));
  if (!found) throw new KernelError("not_found", `There is no agent called "${name}".`, { agent: name });
}
