import type { Field } from "@/server/api/openapi/reference";

/** What a value may be; named schemas lead to where they are described. */
export function TypeText({ type }: { type: Field["type"] }) {
  return (
    <span className="font-mono text-xs break-words text-muted-foreground">
      {type.map((word, i) =>
        "schema" in word ? (
          // oxlint-disable-next-line react/no-array-index-key -- words of one type, which never change their places
          <a key={i} href={`#schema-${word.schema}`} className="text-link underline underline-offset-2">
            {word.schema}
          </a>
        ) : (
          word.text
        ),
      )}
    </span>
  );
}
