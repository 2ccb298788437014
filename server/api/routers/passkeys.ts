import { z } from "zod";
import { app } from "@/server/api/app-kernel";
import { freshSessionProcedure, sessionProcedure } from "@/server/api/fresh-procedure";
import { proverOf } from "@/server/api/prover";
import { router } from "@/server/api/trpc";
import { passkeyHost } from "@/server/auth/passkey-host";
import { beginPasskeyProof, reauthenticateWithPasskey } from "@/server/auth/passkey-proof";
import { NewPasskey, UsedPasskey } from "@/server/auth/passkey-response";
import { addPasskey, beginPasskey, listPasskeys, removePasskey } from "@/server/auth/passkeys";
import type { RelyingParty } from "@/server/auth/passkeys";
import { env } from "@/server/env";
import { KernelError } from "@/server/kernel/errors";

const Added = z.object({ label: z.string().trim().min(1).max(100), response: NewPasskey });
const session = sessionProcedure();
const fresh = freshSessionProcedure();

/** One's own passkeys: another way to prove anew who one is. */
export const passkeysRouter = router({
  list: session.query(({ ctx }) => listPasskeys(app().kernel.db, ctx.staff.id)),
  beginAdding: fresh.mutation(({ ctx }) => beginPasskey(app().kernel.db, ctx, party())),
  add: fresh.input(Added).mutation(({ ctx, input }) => addPasskey(app().kernel.db, ctx, party(), input)),
  remove: fresh
    .input(z.object({ id: z.string().min(1).max(2_000) }))
    .mutation(({ ctx, input }) => removePasskey(app().kernel.db, ctx, input.id)),
  beginProof: session.mutation(({ ctx }) => beginPasskeyProof(app().kernel.db, ctx, party())),
  prove: session
    .input(z.object({ response: UsedPasskey }))
    .mutation(({ ctx, input }) => reauthenticateWithPasskey(app().kernel.db, proverOf(ctx), party(), input.response)),
});

function party(): RelyingParty {
  const host = passkeyHost(env().PUBLIC_URL);
  if (host.works) return host;
  throw new KernelError("state_conflict", "Passkeys cannot work at the address of this console.");
}
