import type { EventItem } from "@/server/api/reads/action-events";

/** Who did something, as people call them. */
export function actorName({ kind, id, name }: EventItem["actor"]): string {
  if (kind === "staff") return name ?? "A former member of staff";
  if (kind === "anonymous") return "Somebody without a sign-in";
  return kind === "agent" ? id : `The kernel (${id})`;
}
