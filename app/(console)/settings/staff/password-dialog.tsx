"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { newPassword } from "./new-password";
import type { StaffMember } from "./staff-looks";

/** Replaces somebody's password by a generated one, shown once. */
export function PasswordDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const trpc = useTRPC();
  const withReauthentication = useWithReauthentication();
  const [password, setPassword] = useState<string | null>(null);
  const set = useMutation(withReauthentication(trpc.staff.setPassword.mutationOptions({ gcTime: 0 })));
  return (
    <FormDialog
      open
      title={`New password for ${member.name}`}
      text="A password is generated. All their sessions end, and the old password stops working."
      submitLabel="Generate"
      isPending={set.isPending}
      problem={set.isError ? problemOf(set.error) : undefined}
      secret={
        password
          ? {
              title: `Password of ${member.email}`,
              value: password,
              noun: "password",
              warning: "Hand it over by a way that nobody else reads. They can change it under Settings.",
            }
          : undefined
      }
      onSubmit={() => {
        const made = newPassword();
        set.mutate({ staffId: member.id, password: made }, { onSuccess: () => setPassword(made) });
      }}
      onClose={onClose}
    >
      {null}
    </FormDialog>
  );
}
