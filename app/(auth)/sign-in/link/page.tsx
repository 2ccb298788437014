import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AuthFrame } from "@/app/(auth)/sign-in/auth-frame";
import { Button } from "@/components/ui/button";
import { signInPageFacts } from "@/server/auth/sign-in-page";

// The address holds a one-time token: no other site may see it.
export const metadata: Metadata = { title: "Sign in", referrer: "same-origin" };

type Query = Record<string, string | string[] | undefined>;

/** A mailed link ends here. Only the button uses it up, so that programs which open links in mails do not. */
export default async function SignInLinkPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token, email, callbackUrl } = await searchParams;
  const { offersLink, returnTo } = signInPageFacts(callbackUrl);
  if (!offersLink || typeof token !== "string" || typeof email !== "string") notFound();
  const query = new URLSearchParams({ token, email, callbackUrl: returnTo });
  return (
    <AuthFrame title="Sign in">
      <form className="flex flex-col gap-4" method="post" action={`/api/auth/callback/email?${query}`}>
        <p className="text-sm wrap-anywhere">
          Continue as <strong className="font-medium">{email}</strong>
        </p>
        <Button type="submit" size="lg">
          Sign in
        </Button>
      </form>
    </AuthFrame>
  );
}
