"use client";

type Run = <Answer>(call: () => Promise<Answer>) => Promise<Answer>;

/** Every decision passes here, the one place where a person can be asked to prove who they are before it goes on. */
export function useWithReauthentication(): Run {
  return plainly;
}

const plainly: Run = (call) => call();
