const HEX_MIN = 4;
const HEX_MAX = 32;

/** The ids that begin so, as a range an index can walk; null when the text is no beginning of an id. */
export function idRange(text: string): { from: string; to: string } | null {
  const hex = text.trim().toLowerCase().replaceAll("-", "");
  if (!/^[0-9a-f]+$/.test(hex) || hex.length < HEX_MIN || hex.length > HEX_MAX) return null;
  return { from: toUuid(hex.padEnd(HEX_MAX, "0")), to: toUuid(hex.padEnd(HEX_MAX, "f")) };
}

const toUuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
