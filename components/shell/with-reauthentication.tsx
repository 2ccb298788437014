"use client";

import type { UseMutationOptions } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from "react";
import { problemOf } from "@/components/trpc/problem";
import { ReauthenticateDialog } from "./reauthenticate-dialog";

/**
 * For mutations that the server may answer with `reauthentication_required`: asks for the password or a passkey, then
 * repeats the mutation once. While the question is open the mutation is pending; `onSuccess` runs after the repetition;
 * whoever closes the question leaves the mutation with the server's refusal as its error.
 *
 *     const withReauthentication = useWithReauthentication();
 *     const create = useMutation(withReauthentication(trpc.staff.create.mutationOptions({ onSuccess })));
 *
 * Where the code comes as data and not as an error (one refused item among many), use `useReauthentication`.
 */
export function useWithReauthentication() {
  const ask = useReauthentication();
  return useCallback(
    <Data, Failure, Input, Context>(
      options: UseMutationOptions<Data, Failure, Input, Context>,
    ): UseMutationOptions<Data, Failure, Input, Context> => {
      const { mutationFn } = options;
      if (!mutationFn) return options;
      return {
        ...options,
        mutationFn: async (...call) => {
          try {
            return await mutationFn(...call);
          } catch (error) {
            if (!needsReauthentication(problemOf(error)) || !(await ask())) throw error;
            return mutationFn(...call);
          }
        },
      };
    },
    [ask],
  );
}

/** Whether a refusal, or one item's problem, asks for a proof of identity. */
export const needsReauthentication = ({ code }: { code: string }): boolean => code === "reauthentication_required";

/** `await ask()` opens the question and tells whether the person has shown who they are. Asked twice, it opens once. */
export function useReauthentication(): () => Promise<boolean> {
  const ask = useContext(Ask);
  if (!ask) throw new Error("This component belongs inside the console's frame.");
  return ask;
}

export function ReauthenticationProvider({ children }: { children: ReactNode }) {
  const pending = useRef<Promise<boolean> | null>(null);
  const [answer, setAnswer] = useState<((isProved: boolean) => void) | null>(null);
  const ask = useCallback(() => {
    pending.current ??= new Promise<boolean>((resolve) => setAnswer(() => resolve));
    return pending.current;
  }, []);
  const end = (isProved: boolean) => {
    pending.current = null;
    setAnswer(null);
    answer?.(isProved);
  };
  return (
    <Ask value={ask}>
      {children}
      {answer && <ReauthenticateDialog onProved={() => end(true)} onClose={() => end(false)} />}
    </Ask>
  );
}

const Ask = createContext<(() => Promise<boolean>) | null>(null);
