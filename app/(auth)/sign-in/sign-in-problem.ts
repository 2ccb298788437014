export type SignInProblem =
  | { kind: "wrong" }
  | { kind: "throttled"; waitSeconds: number }
  | { kind: "not_allowed" }
  | { kind: "link_used" }
  | { kind: "provider" }
  | { kind: "unreachable" }
  | { kind: "unavailable" }
  | { kind: "other" };

const LONGEST_WAIT_SECONDS = 15 * 60;

/** What next-auth's error word means here. It comes out of an address, so anything unknown is just "other". */
export function signInProblem(error: string | null | undefined): SignInProblem | null {
  if (!error) return null;
  const throttled = /^Throttled:(\d{1,4})$/.exec(error);
  if (throttled) return { kind: "throttled", waitSeconds: Math.min(Number(throttled[1]), LONGEST_WAIT_SECONDS) };
  if (error === "CredentialsSignin") return { kind: "wrong" };
  if (error === "Unavailable") return { kind: "unavailable" };
  if (error === "AccessDenied") return { kind: "not_allowed" };
  if (error === "Verification") return { kind: "link_used" };
  if (error.startsWith("OAuth") || error === "Callback") return { kind: "provider" };
  return { kind: "other" };
}

export const PROBLEM_TEXT: Record<SignInProblem["kind"], string> = {
  wrong: "The e-mail address or the password is not right.",
  throttled: "Too many failed attempts. You can try again shortly.",
  not_allowed: "This account has no access here. Ask an operator.",
  link_used: "This sign-in link has expired or was already used. Ask for a new one.",
  provider: "The identity provider did not complete the sign-in. Try again.",
  unreachable: "The server could not be reached. Check the connection and try again.",
  unavailable: "Sign-in is not available at the moment. Try again shortly.",
  other: "Sign-in did not work. Try again.",
};
