"use client";

import Link from "next/link";
import { useEffect } from "react";

import { leaveForSignIn } from "@/components/live/leave-for-sign-in";

/** Shown instead of the console to nobody in particular; holds no data. */
export function SignInRedirect() {
  useEffect(leaveForSignIn, []);
  return (
    <main className="flex min-h-dvh items-center justify-center text-sm text-muted-foreground">
      <p>
        Going to{" "}
        <Link href="/sign-in" className="text-link underline">
          sign in
        </Link>
        …
      </p>
    </main>
  );
}
