"use client";

import { useRef, useState } from "react";
import type { FormEvent, RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { LinkSent } from "./link-sent";
import { OtherMethods } from "./other-methods";
import { ProblemAlert } from "./problem-alert";
import { requestSignIn } from "./request-sign-in";
import { signInProblem } from "./sign-in-problem";
import type { SignInProblem } from "./sign-in-problem";
import { useCountdown } from "./use-countdown";
import { useHydrated } from "./use-hydrated";

interface SignInFormProps {
  /** Already checked: a path on our own origin. */
  returnTo: string;
  offersLink: boolean;
  oidcName: string | null;
  initialProblem: SignInProblem | null;
  initiallyLinkSent: boolean;
}

export function SignInForm(props: SignInFormProps) {
  const emailRef = useRef<HTMLInputElement>(null);
  const passwordRef = useRef<HTMLInputElement>(null);
  const form = useSignIn(props, { emailRef, passwordRef });
  const isReady = useHydrated() && form.busyWith === null;
  const waitSeconds = useCountdown(form.blockedUntilMs);
  const isWrong = form.problem?.kind === "wrong";
  if (form.linkSentTo !== null) return <LinkSent email={form.linkSentTo} onBack={form.reset} />;
  return (
    // method: were it ever sent without its script, a password must not end up in an address.
    <form className="flex flex-col gap-4" method="post" onSubmit={form.submitPassword} aria-busy={!isReady}>
      <ProblemAlert problem={form.problem} />
      <div className="flex flex-col gap-1.5">
        <Label htmlFor="email">E-mail address</Label>
        <Input
          ref={emailRef}
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          required
          maxLength={254}
          aria-invalid={isWrong || undefined}
          className="h-9"
        />
      </div>
      <div className="flex flex-col gap-1.5">
        <Label htmlFor="password">Password</Label>
        <Input
          ref={passwordRef}
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          aria-invalid={isWrong || undefined}
          className="h-9"
        />
      </div>
      <Button type="submit" size="lg" className="tabular-nums" disabled={!isReady || waitSeconds > 0}>
        {waitSeconds > 0 ? `Try again in ${waitSeconds} s` : form.busyWith === "password" ? "Signing in…" : "Sign in"}
      </Button>
      <OtherMethods
        offersLink={props.offersLink}
        oidcName={props.oidcName}
        isReady={isReady}
        onLink={form.requestLink}
        onOidc={form.goToProvider}
      />
    </form>
  );
}

type Method = "password" | "link" | "oidc";

interface Fields {
  emailRef: RefObject<HTMLInputElement | null>;
  passwordRef: RefObject<HTMLInputElement | null>;
}

function useSignIn(
  { returnTo, initialProblem, initiallyLinkSent }: SignInFormProps,
  { emailRef, passwordRef }: Fields,
) {
  const [busyWith, setBusyWith] = useState<Method | null>(null);
  const [problem, setProblem] = useState(initialProblem);
  const [linkSentTo, setLinkSentTo] = useState<string | null>(initiallyLinkSent ? "" : null);
  const [blockedUntilMs, setBlockedUntilMs] = useState(() => blockedUntil(initialProblem));

  const show = (next: SignInProblem | null) => {
    setProblem(next);
    setBlockedUntilMs(blockedUntil(next));
    setBusyWith(null);
  };
  const attempt = async (method: Method, work: () => Promise<SignInProblem | null>) => {
    setBusyWith(method);
    setProblem(null);
    try {
      show(await work());
    } catch {
      show({ kind: "unreachable" });
    }
  };

  const submitPassword = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = emailRef.current?.value ?? "";
    const password = passwordRef.current?.value ?? "";
    void attempt("password", async () => {
      const { error } = await requestSignIn("credentials", { email, password, callbackUrl: returnTo });
      if (error === null) return leaveFor(returnTo);
      passwordRef.current?.select();
      passwordRef.current?.focus();
      return signInProblem(error);
    });
  };
  const requestLink = () => {
    const email = emailRef.current;
    if (!email?.reportValidity()) return;
    void attempt("link", async () => {
      const { error } = await requestSignIn("email", { email: email.value, callbackUrl: returnTo });
      if (error === null) setLinkSentTo(email.value);
      return signInProblem(error);
    });
  };
  const goToProvider = () => {
    void attempt("oidc", async () => {
      const { error, url } = await requestSignIn("oidc", { callbackUrl: returnTo });
      return error === null ? leaveFor(url) : signInProblem(error);
    });
  };
  const reset = () => setLinkSentTo(null);

  return { busyWith, problem, linkSentTo, blockedUntilMs, submitPassword, requestLink, goToProvider, reset };
}

/** Stays busy until the browser has left: the page must not look ready again in between. */
function leaveFor(url: string): Promise<never> {
  window.location.assign(url);
  return new Promise(() => undefined);
}

function blockedUntil(problem: SignInProblem | null): number {
  return problem?.kind === "throttled" ? Date.now() + problem.waitSeconds * 1000 : 0;
}
