import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { serverCaller } from "@/server/api/caller";
import { signInPageFacts } from "@/server/auth/sign-in-page";
import { AuthFrame } from "./auth-frame";
import { SignInForm } from "./sign-in-form";
import { signInProblem } from "./sign-in-problem";

export const metadata: Metadata = { title: "Sign in" };

type Query = Record<string, string | string[] | undefined>;

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const facts = signInPageFacts(query["callbackUrl"]);
  const { staff } = await serverCaller();
  if (staff) redirect(facts.returnTo);
  return (
    <AuthFrame title="Sign in">
      <SignInForm
        {...facts}
        initialProblem={signInProblem(single(query["error"]))}
        initiallyLinkSent={facts.offersLink && query["link"] === "sent"}
      />
    </AuthFrame>
  );
}

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
