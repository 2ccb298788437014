"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { FormDialog } from "@/app/(console)/settings/form-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import { ROLES, parseRole, roleLabel, type StaffMember } from "./staff-looks";

export function RoleDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const trpc = useTRPC();
  const withReauthentication = useWithReauthentication();
  const queryClient = useQueryClient();
  const change = useMutation(
    withReauthentication(
      trpc.staff.changeRole.mutationOptions({
        async onSuccess(_, { role }) {
          await queryClient.invalidateQueries(trpc.staff.pathFilter());
          toast.success(`${member.name} is now ${roleLabel(role)}`);
          onClose();
        },
      }),
    ),
  );
  return (
    <FormDialog
      open
      title={`Role of ${member.name}`}
      text="It counts from their next request on, in sessions that are open now as well."
      submitLabel="Change role"
      isPending={change.isPending}
      problem={change.isError ? problemOf(change.error) : undefined}
      onSubmit={(fields) => {
        const role = parseRole(fieldText(fields, "role"));
        if (role) change.mutate({ staffId: member.id, role });
      }}
      onClose={onClose}
    >
      <ChoiceField
        label="Role"
        name="role"
        defaultValue={member.role}
        options={ROLES.map(({ value, label, may }) => ({ value, label: `${label}: ${may}` }))}
      />
    </FormDialog>
  );
}
