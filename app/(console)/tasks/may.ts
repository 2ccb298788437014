import type { SignedIn } from "@/components/shell/signed-in";
import type { Outputs } from "@/components/trpc/outputs";

export type Task = Outputs["tasks"]["list"]["items"][number];

// The server decides; this only tells a page what to offer.

export const mayOpenTasks = ({ role }: SignedIn): boolean => role !== "viewer";

export const mayCancel = (me: SignedIn, { status, openedBy }: Task): boolean =>
  isGoing(status) && (me.role === "operator" || openedBy.id === me.id);

export const mayAnswer = (me: SignedIn, { status, escalatedTo }: Task): boolean =>
  status === "escalated" &&
  (me.role === "operator" || escalatedTo === `staff:${me.id}` || escalatedTo === `role:${me.role}`);

export const isGoing = (status: Task["status"]): boolean => status !== "completed" && status !== "cancelled";
