import type { SignedIn } from "@/components/shell/signed-in";

// The server decides; this only tells a page what to offer.

export const mayWrite = ({ role }: SignedIn): boolean => role === "operator" || role === "editor";

export const mayTest = ({ role }: SignedIn): boolean => role !== "viewer";
