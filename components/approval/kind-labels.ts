import type { ActionName } from "@/server/actions";

/** What a kind of action is called in lists and filters. */
export const kindLabels: Record<ActionName, string> = {
  "user.approve": "Approve member",
  "user.reject": "Reject member",
  "user.suspend": "Suspend member",
  "user.approve_many": "Approve many members",
  "fund.verify": "Verify fund",
  "provider.list": "List provider",
  "email.send_one": "Send one e-mail",
  "email.send_campaign": "Send a mailing",
  "email.publish_template": "Publish template",
  "email.send_test": "Send a test",
  "notification.send": "Notify staff",
  "webhook.deliver": "Deliver webhook",
  "profile.embed": "Embed a profile",
  "news.publish": "Publish news",
  "policy.activate": "Activate policy",
  "suppression.lift": "Lift suppression",
};

/** Kinds that are newer than this list keep their own name. */
export const kindLabelOf = (kind: string): string => new Map(Object.entries<string>(kindLabels)).get(kind) ?? kind;
