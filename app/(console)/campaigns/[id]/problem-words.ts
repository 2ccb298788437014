/** Why one reader had no mail, in words. A code of a provider that is not known here keeps its own. */
export function problemWords(code: string): string {
  return WORDS.get(code) ?? code.replaceAll("_", " ");
}

const WORDS = new Map([
  ["suppressed", "Address closed since the approval"],
  ["unsubscribed", "Left the topic since the approval"],
  ["address_changed", "Has another address now"],
  ["no_copy", "The approved copy is gone"],
  ["rejected", "Refused by the provider"],
  ["stopped", "Stopped before their turn"],
  ["no_answer", "The provider did not answer"],
  ["connection_lost", "The connection broke"],
  ["key_in_use", "Another call was still open"],
  ["aborted", "Broken off"],
  ["outcome_unknown", "It is not known whether it was sent"],
  ["failed", "Failed"],
]);
