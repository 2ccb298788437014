import {
  ActivityIcon,
  BotIcon,
  BriefcaseBusinessIcon,
  HandIcon,
  LandmarkIcon,
  LayersIcon,
  LayoutDashboardIcon,
  ListTodoIcon,
  MailIcon,
  MailsIcon,
  MailXIcon,
  ScaleIcon,
  SettingsIcon,
  UsersIcon,
  WebhookIcon,
} from "lucide-react";

import type { NavGroup } from "@/components/shell/nav-group";

/** The pages of the console, in the order of the sidebar. */
export const nav: readonly NavGroup[] = [
  {
    items: [
      { href: "/", label: "Overview", icon: LayoutDashboardIcon, keywords: ["home", "dashboard"] },
      { href: "/approvals", label: "Approvals", icon: HandIcon, keywords: ["held", "decide", "inbox"] },
      { href: "/tasks", label: "Tasks", icon: ListTodoIcon, keywords: ["work", "board", "escalations", "hand-off"] },
    ],
  },
  {
    label: "Operations",
    items: [
      { href: "/queues", label: "Queues", icon: LayersIcon, keywords: ["jobs", "failed", "retry"] },
      { href: "/audit", label: "Audit", icon: ActivityIcon, keywords: ["events", "trail", "history"] },
      { href: "/campaigns", label: "Mailings", icon: MailsIcon, keywords: ["campaign", "newsletter", "audience"] },
      { href: "/outbox", label: "Outbox", icon: MailIcon, keywords: ["mail", "email", "sent"] },
      {
        href: "/suppressions",
        label: "Suppressions",
        icon: MailXIcon,
        keywords: ["bounce", "complaint", "unsubscribe"],
      },
      {
        href: "/webhooks",
        label: "Webhooks",
        icon: WebhookIcon,
        keywords: ["providers", "events", "stripe", "replay"],
      },
    ],
  },
  {
    label: "Directory",
    items: [
      { href: "/members", label: "Members", icon: UsersIcon, keywords: ["users", "people"] },
      { href: "/funds", label: "Funds", icon: LandmarkIcon, keywords: ["verify"] },
      { href: "/providers", label: "Providers", icon: BriefcaseBusinessIcon, keywords: ["services"] },
    ],
  },
  {
    label: "System",
    items: [
      { href: "/policies", label: "Policies", icon: ScaleIcon, keywords: ["rules", "limits", "kill switch"] },
      { href: "/agents", label: "Agents", icon: BotIcon, keywords: ["grants", "pause"] },
      { href: "/settings", label: "Settings", icon: SettingsIcon, keywords: ["staff", "keys", "callbacks"] },
    ],
  },
];
