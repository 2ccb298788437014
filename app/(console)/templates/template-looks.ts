import {
  BellIcon,
  CircleCheckIcon,
  CircleSlashIcon,
  CodeIcon,
  MailIcon,
  MegaphoneIcon,
  PencilLineIcon,
  UserPenIcon,
} from "lucide-react";
import type { ToneLook } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";

export type TemplateRow = Outputs["templates"]["list"]["items"][number];
export type Template = Outputs["templates"]["get"];
export type Variant = Extract<Template, { source: "staff" }>;
export type CodeTemplate = Extract<Template, { source: "code" }>;
export type Version = Variant["versions"][number];
export type LetterCopy = Version["copy"];
export type Block = LetterCopy["blocks"][number];

export const categoryLooks: Record<TemplateRow["category"], ToneLook> = {
  marketing: { label: "Marketing", tone: "info", icon: MegaphoneIcon },
  transactional: { label: "Transactional", tone: "neutral", icon: MailIcon },
  notification: { label: "Notification", tone: "neutral", icon: BellIcon },
};

export const sourceLooks: Record<TemplateRow["source"], Omit<ToneLook, "tone">> = {
  staff: { label: "Written by staff", icon: UserPenIcon },
  code: { label: "Code", icon: CodeIcon },
};

export const stateLooks: Record<Version["state"], ToneLook> = {
  draft: { label: "Draft", tone: "warning", icon: PencilLineIcon },
  published: { label: "Published", tone: "success", icon: CircleCheckIcon },
  retired: { label: "Retired", tone: "neutral", icon: CircleSlashIcon },
};
