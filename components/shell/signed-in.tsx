"use client";

import { createContext, useContext, type ReactNode } from "react";
import type { SignedInStaff } from "@/server/auth/staff-member";

export type SignedIn = SignedInStaff;

/** Who works at this screen. What they may do is decided by the server; this only tells a page what to offer. */
export function useSignedIn(): SignedInStaff {
  const staff = useContext(SignedInContext);
  if (!staff) throw new Error("Nobody is signed in here: this component belongs inside the console's frame.");
  return staff;
}

export function SignedInProvider({ staff, children }: { staff: SignedInStaff; children: ReactNode }) {
  return <SignedInContext.Provider value={staff}>{children}</SignedInContext.Provider>;
}

const SignedInContext = createContext<SignedInStaff | null>(null);
