import { AGENTS } from "@/server/agents/registry";
import type { ReadGrant } from "@/server/agents/profile";
import { app } from "@/server/api/app-kernel";
import { readProcedure } from "@/server/api/read-procedure";
import {
  FundListInput,
  MemberListInput,
  ProviderListInput,
  listFunds,
  listMembers,
  listProviders,
} from "@/server/api/reads/list-directory";
import { readDirectoryChoices } from "@/server/api/reads/directory-choices";
import { router, staffProcedure } from "@/server/api/trpc";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";

const may = (actor: Actor, grant: ReadGrant) =>
  actor.kind === "staff" || Boolean(AGENTS.get(actor.id)?.reads.includes(grant));

/** Staff read everything; an agent what its file grants. */
const reading = (grant: ReadGrant) =>
  readProcedure.use(({ ctx, next }) => {
    if (!may(ctx.actor, grant))
      throw new KernelError("no_grant", `${ctx.actor.id} has no grant for ${grant}.`, { grant });
    return next();
  });

/** The people and firms of the site. */
export const directoryRouter = router({
  members: reading("read:members")
    .input(MemberListInput)
    .query(({ ctx, input }) => listMembers(app().kernel.db, input, may(ctx.actor, "read:members:personal"))),
  funds: reading("read:funds")
    .input(FundListInput)
    .query(({ input }) => listFunds(app().kernel.db, input)),
  providers: reading("read:providers")
    .input(ProviderListInput)
    .query(({ input }) => listProviders(app().kernel.db, input)),
  choices: staffProcedure().query(() => readDirectoryChoices(app().kernel.db)),
});
