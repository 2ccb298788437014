import { CircleCheckIcon, CircleSlashIcon } from "lucide-react";
import type { ToneLook } from "@/components/shell/tone-badge";
import type { Outputs } from "@/components/trpc/outputs";

export type StaffMember = Outputs["staff"]["list"][number];
type Role = StaffMember["role"];

export const ROLES: readonly { value: Role; label: string; may: string }[] = [
  { value: "operator", label: "Operator", may: "decides, pauses agents, manages staff and keys" },
  { value: "support", label: "Support", may: "works on tickets" },
  { value: "editor", label: "Editor", may: "reviews what is published" },
  { value: "viewer", label: "Viewer", may: "reads and verifies" },
];

export const roleLabel = (role: Role) => ROLES.find(({ value }) => value === role)?.label ?? role;

export const parseRole = (text: string): Role | undefined => ROLES.find(({ value }) => value === text)?.value;

export const staffStateLooks: Record<"active" | "disabled", ToneLook> = {
  active: { label: "Active", tone: "success", icon: CircleCheckIcon },
  disabled: { label: "Disabled", tone: "neutral", icon: CircleSlashIcon },
};

export const staffState = ({ disabledAt }: StaffMember) => (disabledAt ? "disabled" : "active");
