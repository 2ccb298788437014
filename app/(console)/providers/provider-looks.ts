import { CircleCheckIcon, CircleSlashIcon, PencilLineIcon } from "lucide-react";
import type { ToneLook } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";

export type Provider = Outputs["directory"]["providers"]["items"][number];

export const providerStatusLooks: Record<Provider["status"], ToneLook> = {
  draft: { label: "Draft", tone: "warning", icon: PencilLineIcon },
  listed: { label: "Listed", tone: "success", icon: CircleCheckIcon },
  delisted: { label: "Delisted", tone: "neutral", icon: CircleSlashIcon },
};

export const categoryLabel = (category: string) => category.replaceAll("_", " ");
