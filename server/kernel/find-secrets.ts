/**
 * What somebody should not have sent, by name. Every pattern begins with letters of its own and every repetition has
 * an end, so that the time of a scan grows with the length of the text and with nothing else.
 */
const PATTERNS = {
  private_key: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/,
  operations_key: /\bops_[a-z0-9-]{1,50}_[\w-]{40}/,
  callback_secret: /\bwhsec_[A-Za-z0-9+/]{20}/,
  cloud_key: /\bA(?:KIA|SIA)[A-Z0-9]{16}\b|\bAIza[\w-]{35}/,
  code_host_token: /\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{40}|\bglpat-[\w-]{20}/,
  chat_token: /\bxox[abeprs]-[\w-]{10}|\bxapp-[\w-]{10}/,
  payment_key: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16}/,
  service_key:
    /\bsk-[\w-]{20}|\bSG\.[\w-]{16,64}\.[\w-]{16}|\bnpm_[A-Za-z0-9]{36}|\bre_[A-Za-z0-9]{6,40}_[A-Za-z0-9]{16}/,
  web_token: /(?<![\w-])eyJ[\w-]{8,400}\.eyJ[\w-]{8}/,
  bearer_token: /\b(?:Bearer|bearer|BEARER) {1,4}[\w.~+/-]{20}/,
  password_in_address: /:\/\/[^\s/:@"'<>]{1,100}:[^\s/:@"'<>]{3,200}@/,
  password:
    /\b(?:pass(?:word|wd|phrase)|PASS(?:WORD|WD|PHRASE)|Password|client_secret|CLIENT_SECRET|api_?key|API_?KEY|apiKey)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?[^\s"',;*•<>{}[\]]{8}/,
} as const;

export type SecretSort = keyof typeof PATTERNS | "card_number";

/** Which sorts of secrets a text seems to hold; never the secrets themselves. Warns, and so may err. */
export function findSecrets(text: string): SecretSort[] {
  // Safe because the entries are those of the table above.
  const patterns = Object.entries(PATTERNS) as [keyof typeof PATTERNS, RegExp][];
  const found: SecretSort[] = patterns.filter(([, pattern]) => pattern.test(text)).map(([sort]) => sort);
  return holdsCard(text) ? [...found, "card_number"] : found;
}

/** In one piece, or in the groups that cards are printed in. */
const CARD =
  /(?<![\w.-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-]|\.\d)/g;
/** First digits and lengths of the large issuers: other long numbers are ids. */
const ISSUED =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d)\d{12}|35\d{14})$/;

/** A text of nothing but long numbers is no letter with a card in it, and is not worth the time. */
const CANDIDATES_MAX = 5_000;

function holdsCard(text: string): boolean {
  let left = CANDIDATES_MAX;
  for (const [written] of text.matchAll(CARD)) {
    if (left-- === 0) return false;
    const digits = written.replaceAll(/[ -]/g, "");
    if (ISSUED.test(digits) && isLuhn(digits)) return true;
  }
  return false;
}

/** ISO/IEC 7812-1: every second digit from the right counts double, and the sum ends in 0. */
function isLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
