import type { ReactNode } from "react";

/** A sentence of the document: what stands between backticks is code. */
export function Prose({ text }: { text: string }): ReactNode {
  return text.split("`").map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of a text have no names and no other order
      <code key={i} className="rounded-sm bg-muted px-1 py-px font-mono text-[0.92em] break-words">
        {part}
      </code>
    ),
  );
}
