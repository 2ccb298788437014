import type { ActionName } from "@/server/actions";
import type { Cast } from "@/drizzle/seed/cast";
import type { Story } from "@/drizzle/seed/story";
import { approveManyStories } from "./approve-many-users";
import { approveUserStories } from "./approve-user";
import { embedProfileStories } from "./embed-profile";
import { listProviderStories } from "./list-provider";
import { publishNewsStories } from "./publish-news";
import { rejectUserStories } from "./reject-user";
import { sendCampaignStories } from "./send-campaign";
import { sendNotificationStories } from "./send-notification";
import { sendEmailStories } from "./send-one-email";
import { suspendUserStories } from "./suspend-user";
import { verifyFundStories } from "./verify-fund";

/**
 * What the demo tells of each kind of action; a new kind is one line here and does not compile without it.
 * The order matters: members are taken from one pool.
 */
export const STORIES: Record<ActionName, (cast: Cast) => Story[]> = {
  "user.approve": approveUserStories,
  "user.reject": rejectUserStories,
  "user.suspend": suspendUserStories,
  "user.approve_many": approveManyStories,
  "fund.verify": verifyFundStories,
  "provider.list": listProviderStories,
  "email.send_one": sendEmailStories,
  "email.send_campaign": sendCampaignStories,
  "profile.embed": embedProfileStories,
  "news.publish": publishNewsStories,
  "notification.send": sendNotificationStories,
  // A draft must be there before its activation can be asked for: drizzle/seed/plan-policy-drafts.ts.
  "policy.activate": () => [],
  // An address must be closed before anybody can ask: drizzle/seed/plan-webhooks.ts.
  "suppression.lift": () => [],
  // A draft must be there first, and tests are asked for in the console.
  "email.publish_template": () => [],
  "email.send_test": () => [],
  // Made by the system itself, when an action of an agent with a callback is settled.
  "webhook.deliver": () => [],
};
