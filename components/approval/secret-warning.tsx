import { KeyRoundIcon } from "lucide-react";

/** Tells whoever looks that a piece of evidence seems to hold what should not have been sent. */
export function SecretWarning({ found }: { found: readonly string[] }) {
  if (found.length === 0) return null;
  return (
    <p
      role="note"
      className="flex items-start gap-2 rounded-md border border-warning-line bg-warning-tint px-3 py-1.5 text-sm text-warning-text"
    >
      <KeyRoundIcon className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">
        Seems to hold a secret: {found.map((sort) => sort.replaceAll("_", " ")).join(", ")}. Do not pass it on; whoever
        owns it should replace it.
      </span>
    </p>
  );
}
