export const IMAGE_TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp"] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** What bytes are, whatever they are called. `markup` is what a browser could run: HTML, SVG and XML of any sort. */
export type SniffedType = ImageType | "application/pdf" | "application/json" | "text/plain" | "markup" | "unknown";

const SIGNATURES: readonly [ImageType | "application/pdf", RegExp][] = [
  ["image/png", /^\x89PNG\r\n\x1a\n/],
  ["image/jpeg", /^\xff\xd8\xff/],
  ["image/gif", /^GIF8[79]a/],
  ["image/webp", /^RIFF[\s\S]{4}WEBP/],
  ["application/pdf", /^%PDF-/],
];
const SIGNATURE_BYTES = 12;

export function sniffType(bytes: Uint8Array): SniffedType {
  const head = Buffer.from(bytes.subarray(0, SIGNATURE_BYTES)).toString("latin1");
  const signed = SIGNATURES.find(([, signature]) => signature.test(head));
  if (signed) return signed[0];
  const text = readText(bytes);
  if (text === null) return "unknown";
  if (isMarkup(text)) return "markup";
  return isJson(text) ? "application/json" : "text/plain";
}

export function sniffImage(bytes: Uint8Array): ImageType | null {
  const type = sniffType(bytes.subarray(0, SIGNATURE_BYTES));
  return IMAGE_TYPES.find((image) => image === type) ?? null;
}

// oxlint-disable-next-line no-control-regex -- these are what tells bytes from text
const CONTROLS = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

/** UTF-8 without control characters (terminal colours may stay), or null. */
export function readText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return CONTROLS.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** As browsers find it out: past blanks and comments, the first tag says what the whole is. */
const MARKUP =
  /^<(?:\?xml|!doctype|(?:[a-z][\w-]*:)?(?:html|head|body|svg|script|iframe|object|embed|style|title|table|link|meta|img|form|math|div|span|p|a|b|h1|br|font)[\s/>])/i;
const COMMENT = "<!--";

function isMarkup(text: string): boolean {
  let rest = text.trimStart();
  while (rest.startsWith(COMMENT)) {
    const end = rest.indexOf("-->", COMMENT.length);
    // An open comment hides what follows from nobody but us.
    if (end < 0) return true;
    rest = rest.slice(end + 3).trimStart();
  }
  return MARKUP.test(rest.slice(0, 200));
}

function isJson(text: string): boolean {
  if (!/^[[{]/.test(text.trimStart())) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
