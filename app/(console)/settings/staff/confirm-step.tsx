"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/shell/confirm-dialog";
import { useWithReauthentication } from "@/components/shell/with-reauthentication";
import { problemOf } from "@/components/trpc/problem";
import { useTRPC } from "@/components/trpc/trpc";
import type { StaffMember } from "./staff-looks";

type Kind = "sessions" | "disable" | "enable";

/** A step that needs nothing but a yes. */
export function ConfirmStep({ kind, member, onClose }: { kind: Kind; member: StaffMember; onClose: () => void }) {
  const trpc = useTRPC();
  const withReauthentication = useWithReauthentication();
  const queryClient = useQueryClient();
  const words = WORDS[kind];
  const after = {
    async onSuccess() {
      await queryClient.invalidateQueries(trpc.staff.pathFilter());
      toast.success(words.done(member.name));
      onClose();
    },
  };
  const mutations = {
    sessions: useMutation(trpc.staff.endSessions.mutationOptions(after)),
    disable: useMutation(withReauthentication(trpc.staff.disable.mutationOptions(after))),
    enable: useMutation(withReauthentication(trpc.staff.enable.mutationOptions(after))),
  };
  const { mutate, isPending, isError, error } = mutations[kind];
  return (
    <ConfirmDialog
      open
      title={words.title(member.name)}
      text={words.text}
      confirmLabel={words.label}
      tone={kind === "disable" ? "destructive" : "default"}
      isPending={isPending}
      problem={isError ? problemOf(error) : undefined}
      onConfirm={() => mutate({ staffId: member.id })}
      onClose={onClose}
    />
  );
}

const WORDS = {
  sessions: {
    title: (name: string) => `End the sessions of ${name}?`,
    text: "They are signed out everywhere and may sign in again; their personal tokens are revoked.",
    label: "End sessions",
    done: (name: string) => `The sessions of ${name} have ended`,
  },
  disable: {
    title: (name: string) => `Disable ${name}?`,
    text: "They are signed out at once and cannot sign in; their personal tokens are revoked.",
    label: "Disable",
    done: (name: string) => `${name} is disabled`,
  },
  enable: {
    title: (name: string) => `Enable ${name}?`,
    text: "They may sign in again with the role they had.",
    label: "Enable",
    done: (name: string) => `${name} is enabled`,
  },
};
