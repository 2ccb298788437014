import { mock } from "node:test";
import { z } from "zod";
import type { CaseFiles } from "@/bench/eval/eval-case";
import type { Hook } from "@/server/hooks/hook";
import { plaidHook } from "@/server/hooks/plaid";
import { resendHook } from "@/server/hooks/resend";
import { sendgridHook } from "@/server/hooks/sendgrid";
import { slackHook } from "@/server/hooks/slack";
import { stripeHook } from "@/server/hooks/stripe";

const Case = z.object({
  name: z.string(),
  /** Seconds since 1970; where it is missing, the time that was signed. */
  now: z.number().optional(),
  body: z.string(),
  publicKey: z.string().optional(),
  headers: z.record(z.string(), z.string()),
  /** "svix-only": under Svix' names of the headers, which Resend uses. */
  valid: z.union([z.boolean(), z.literal("svix-only")]),
});
const File = z.object({
  secret: z.string().optional(),
  jwk: z.object({ kid: z.string() }).loose().optional(),
  cases: z.array(Case),
});
type File = z.infer<typeof File>;
type Case = z.infer<typeof Case>;

export const SIGNATURES_FOLDER = "vectors/webhook-signatures";

/** Ours for the scheme of each file. */
const HOOKS: Record<string, (file: File, one: Case) => Hook> = {
  "standard.json": ({ secret = "" }) => resendHook([secret]),
  "stripe.json": ({ secret = "" }) => stripeHook([secret]),
  "slack.json": ({ secret = "" }) => slackHook([secret]),
  "sendgrid.json": (_, { publicKey = "" }) => sendgridHook([publicKey]),
  "plaid-like.json": ({ jwk }) => plaidHook(async (kid) => (jwk?.kid === kid ? jwk : null)),
};

export interface SignatureVerdicts {
  file: string;
  agree: number;
  /** What we say of those of which the file says otherwise. */
  differ: string[];
}

/** Signed and forged deliveries with the clock they were made for; files of schemes that no door of ours takes are left out. */
export async function judgeSignatures(files: CaseFiles): Promise<SignatureVerdicts[]> {
  const found: SignatureVerdicts[] = [];
  for (const name of files.names) {
    const make = HOOKS[name];
    if (!make) continue;
    const file = File.parse(files.json(name));
    const verdicts: SignatureVerdicts = { file: name, agree: 0, differ: [] };
    for (const one of file.cases) {
      const isTaken = await isVerified(make(file, one), one);
      if (isTaken === (one.valid !== false)) verdicts.agree += 1;
      else verdicts.differ.push(`${one.name}: ${isTaken ? "taken" : "refused"}`);
    }
    found.push(verdicts);
  }
  return found;
}

async function isVerified(hook: Hook, { body, headers: told, now }: Case): Promise<boolean> {
  const headers = new Headers(told);
  const signedAt = Number(headers.get("x-twilio-email-event-webhook-timestamp"));
  const clock = new Date((now ?? signedAt) * 1_000);
  // The helpers of providers look at the clock of the process.
  mock.timers.enable({ apis: ["Date"], now: clock });
  try {
    await hook.verify({ body: Buffer.from(body), headers, now: clock });
    return true;
  } catch {
    return false;
  } finally {
    mock.timers.reset();
  }
}
