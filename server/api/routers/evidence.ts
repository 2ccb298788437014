import { app } from "@/server/api/app-kernel";
import { limitRate } from "@/server/api/rate-limit";
import { submitProcedure } from "@/server/api/submit-procedure";
import { router } from "@/server/api/trpc";
import { EvidenceUpload, uploadEvidence } from "@/server/evidence/upload-evidence";

export const evidenceRouter = router({
  upload: submitProcedure.input(EvidenceUpload).mutation(async ({ ctx, input }) => {
    await limitRate(ctx, "submits", 1);
    const answer = await uploadEvidence(app().kernel.db, ctx.actor, input);
    app().kernel.hint("audit");
    return answer;
  }),
});
