import { z } from "zod";
import type { EmailTemplate, TemplateCategory } from "@/server/email/define-template";
import { applicationApproved } from "./application-approved";
import { announcement } from "./announcement";
import { applicationRejected } from "./application-rejected";
import { blockLetter } from "./block-letter";
import { blockNotice } from "./block-notice";
import { confirmation } from "./confirmation";
import { digest } from "./digest";
import { newsletter } from "./newsletter";
import { operatorNotice } from "./operator-notice";
import { signInLink } from "./sign-in-link";
import { ticketReply } from "./ticket-reply";
import { welcomeFund } from "./welcome-fund";
import { welcomeInvestor } from "./welcome-investor";
import { welcomeProvider } from "./welcome-provider";

/** Every mail this installation can write. A new template is one file and one line here. */
export const templates = [
  welcomeInvestor,
  welcomeFund,
  welcomeProvider,
  confirmation,
  applicationApproved,
  applicationRejected,
  ticketReply,
  digest,
  newsletter,
  announcement,
  blockLetter,
  blockNotice,
  signInLink,
  operatorNotice,
] as const satisfies readonly EmailTemplate[];

/** The keys there are, as a schema and as a type. */
export const TemplateKey = z.enum(templates.map(({ key }) => key));
export type TemplateKey = z.infer<typeof TemplateKey>;

export function templateOf(key: TemplateKey): EmailTemplate<TemplateKey> {
  const template = templates.find((known) => known.key === key);
  if (!template) throw new Error(`There is no template ${key}.`);
  return template;
}

export const templateCategory = (key: TemplateKey): TemplateCategory => templateOf(key).category;
