import { activateDraft } from "@/server/policy-desk/activate-draft";
import { createDraft } from "@/server/policy-desk/create-draft";
import { discardDraft } from "@/server/policy-desk/discard-draft";
import { simulateDraft } from "@/server/policy-desk/simulate-draft";
import type { Cast } from "./cast";
import type { StaffName } from "./make-staff";
import { tellStory } from "./tell-story";
import type { Step } from "./story";
import type { World } from "./world";

const MINUTE_MS = 60_000;

/** How the house tuned its policy: once stricter, once too loosely, and a proposal that waits now. */
export function planPolicyDrafts(world: World, cast: Cast): void {
  const { timeline, staff } = world;
  timeline.at(cast.day(9, "15:10"), async () => {
    const changes = { reauthenticateMinutes: 4 };
    const id = await draft(
      world,
      "ingrid",
      changes,
      "An approval was given from a laptop that somebody had left open.",
    );
    await activateDraft(world.kernel, staff.ingrid, id);
  });
  timeline.at(cast.day(5, "09:20"), async () => {
    const note = "Three quarters of the approvals are routine; twenty a day could run alone.";
    const id = await draft(world, "ingrid", { unattendedApprovalsPerDay: 20 }, note);
    const reason = "Twenty is more than we approve on most days. Start with five, and only after the review.";
    ask(world, id, "ingrid", [{ after: 45, do: "reject", by: "evan", reason }]);
    timeline.at(later(world, 60), () => discardDraft(world.kernel, staff.ingrid, id));
  });
  timeline.at(cast.ago(2.6), async () => {
    const note = "The review is done: five routine approvals a day, with identity shown.";
    ask(world, await draft(world, "ingrid", { unattendedApprovalsPerDay: 5 }, note), "ingrid", []);
  });
}

async function draft({ kernel, staff }: World, by: StaffName, changes: Record<string, unknown>, note: string) {
  const { id } = await createDraft(kernel, staff[by], { changes, note });
  for await (const { simulationId } of simulateDraft(kernel, staff[by], { versionId: id, days: 30 })) {
    if (simulationId) return id;
  }
  throw new Error(`The draft ${id} of the demo was not simulated.`);
}

/** Submitted a few minutes after the simulation was read. */
function ask(world: World, versionId: number, by: StaffName, steps: Step[]): void {
  tellStory(world, { at: later(world, 4), by, action: "policy.activate", input: { versionId }, steps });
}

const later = ({ timeline }: World, minutes: number) => new Date(timeline.now().getTime() + minutes * MINUTE_MS);
