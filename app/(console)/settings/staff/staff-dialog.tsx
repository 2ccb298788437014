"use client";

import { ConfirmStep } from "./confirm-step";
import { PasswordDialog } from "./password-dialog";
import { RoleDialog } from "./role-dialog";
import { StaffTokensDialog } from "./staff-tokens-dialog";
import type { StaffMember } from "./staff-looks";

export interface StaffStep {
  kind: "role" | "password" | "tokens" | "sessions" | "disable" | "enable";
  member: StaffMember;
}

/** The dialog of the step that was begun. */
export function StaffDialog({ step, onClose }: { step: StaffStep | null; onClose: () => void }) {
  if (!step) return null;
  switch (step.kind) {
    case "role":
      return <RoleDialog member={step.member} onClose={onClose} />;
    case "password":
      return <PasswordDialog member={step.member} onClose={onClose} />;
    case "tokens":
      return <StaffTokensDialog member={step.member} onClose={onClose} />;
    case "sessions":
    case "disable":
    case "enable":
      return <ConfirmStep kind={step.kind} member={step.member} onClose={onClose} />;
  }
}
