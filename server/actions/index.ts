import type { z } from "zod";
import type { ActionKind } from "@/server/kernel/define-action";
import { activatePolicy } from "./activate-policy";
import { approveManyUsers } from "./approve-many-users";
import { approveUser } from "./approve-user";
import { deliverWebhook } from "./deliver-webhook";
import { embedProfile } from "./embed-profile";
import { liftSuppression } from "./lift-suppression";
import { listProvider } from "./list-provider";
import { publishNews } from "./publish-news";
import { publishTemplate } from "./publish-template";
import { rejectUser } from "./reject-user";
import { sendCampaign } from "./send-campaign";
import { sendNotification } from "./send-notification";
import { sendOneEmail } from "./send-one-email";
import { sendTest } from "./send-test";
import { suspendUser } from "./suspend-user";
import { verifyFund } from "./verify-fund";

const ALL = [
  approveUser,
  rejectUser,
  suspendUser,
  approveManyUsers,
  verifyFund,
  listProvider,
  sendOneEmail,
  sendCampaign,
  publishTemplate,
  sendTest,
  sendNotification,
  deliverWebhook,
  embedProfile,
  publishNews,
  activatePolicy,
  liftSuppression,
] as const;

export type ActionName = (typeof ALL)[number]["name"];

type Defined<Name extends ActionName> = Extract<(typeof ALL)[number], { name: Name }>;
/** What a client sends as the input of an action. */
export type ActionInput<Name extends ActionName> = z.input<Defined<Name>["spec"]["input"]>;

/** The catalogue: everything an agent can ask for. */
export const ACTIONS: ReadonlyMap<string, ActionKind> = new Map(
  ALL.map((kind): [string, ActionKind] => [kind.name, kind]),
);
export const ACTION_NAMES: readonly ActionName[] = ALL.map((kind) => kind.name);
