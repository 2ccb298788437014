/** What no mail of a membership network for investors may promise. */
const PROMISES = [
  /\bguarantee[ds]?\s+(?:(?:a|you|your|of|the)\s+)*(?:returns?|profits?|income|gains?|yields?|to\s+make|performance)/giu,
  /\b(?:returns?|profits?|income|gains?|yields?|performance)\s+(?:is|are)\s+guaranteed\b/giu,
  /\b(?:risk[- ]free|no[- ]risk|without\s+(?:any\s+)?risk|zero\s+risk)\b/giu,
  /\b(?:can(?:not|'t|’t)|never|won(?:'|’)t)\s+(?:lose|fail)\b/giu,
  /\b(?:double|triple)\s+your\s+(?:money|capital|investment)\b/giu,
  /\b(?:sure|certain|safe)\s+(?:profit|gain|return|win)s?\b/giu,
];

/** Promises in some texts, as they are worded, once each. */
export function promisesIn(texts: readonly string[]): string[] {
  const plain = texts.map((text) => text.normalize("NFKC").replaceAll(/\s+/g, " "));
  const found = plain.flatMap((text) => PROMISES.flatMap((promise) => text.match(promise) ?? []));
  return [...new Set(found.map((words) => words.toLowerCase()))];
}

const SUBJECT_LENGTH_MAX = 78;
const LURES =
  /\b(?:act now|limited time|last chance|winner|free money|100% free|click here|urgent(?:ly)?|cash bonus)\b/giu;

/** What filters of mailbox providers hold against a mail, in words. */
export function spamSignsIn({ subject, text, html }: { subject: string; text: string; html: string }): string[] {
  const letters = subject.match(/\p{L}/gu) ?? [];
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase());
  const lures = [...new Set((`${subject} ${text}`.match(LURES) ?? []).map((words) => words.toLowerCase()))];
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  const links = html.match(/<a\s/g)?.length ?? 0;
  return [
    ...(letters.length >= 8 && capitals.length > letters.length * 0.6 ? ["The subject is in capitals"] : []),
    ...(/!{2,}|\?!|[!?]{3,}/.test(subject) ? ["The subject shouts"] : []),
    ...(subject.length > SUBJECT_LENGTH_MAX ? [`The subject has ${subject.length} characters`] : []),
    ...(lures.length > 0 ? [`It says “${lures.join("”, “")}”`] : []),
    ...(links > 0 && words / links < 8 ? [`${links} links for ${words} words`] : []),
  ];
}
