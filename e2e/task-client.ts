import { z } from "zod";
import type { AgentClient } from "./agent-client";

const Standing = z.looseObject({ id: z.uuid(), status: z.string(), version: z.number() });

/** The steps that need an answer of the step before; all others are `changed`. */
export function taskClient(agent: AgentClient) {
  return {
    async open(body: { assignee: string; title: string; context?: string }) {
      return taken(await agent.call("/tasks", { method: "POST", body }));
    },
    async accept(id: string) {
      const { version } = taken(await agent.call(`/tasks/${id}`));
      return changed(agent, id, "accept", { version });
    },
  };
}

/** A change that must be taken. */
export async function changed(agent: AgentClient, id: string, verb: string, body: object) {
  return taken(await agent.call(`/tasks/${id}/${verb}`, { method: "POST", body }));
}

function taken({ status, body }: Awaited<ReturnType<AgentClient["call"]>>) {
  if (status !== 200 && status !== 201) throw new Error(`The answer was ${status}: ${JSON.stringify(body)}`);
  return Standing.parse(body);
}
