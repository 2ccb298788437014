"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useMutation } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { problemOf } from "@/components/trpc/problem";
import { useTRPCClient } from "@/components/trpc/trpc";

/** Lets the browser ask for a passkey, and the server judge its answer. */
export function usePasskeyProof(onProved: () => void) {
  const { passkeys } = useTRPCClient();
  return useMutation({
    gcTime: 0,
    mutationFn: async () => {
      const optionsJSON = await passkeys.beginProof.mutate();
      return passkeys.prove.mutate({ response: await startAuthentication({ optionsJSON }) });
    },
    onSuccess: onProved,
  });
}

/** The server's refusal; or the browser's, which comes when the person closes its question or takes too long. */
export function passkeyProblem(error: unknown): string {
  return error instanceof TRPCClientError ? problemOf(error).message : "The browser did not use a passkey. Try again.";
}
