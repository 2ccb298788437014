import { KernelError } from "@/server/kernel/errors";

const MARKS = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
];

/** The file as text. A guess at another encoding would turn one address into another, so there is none. */
export function decodeFile(file: Uint8Array): string {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, i) => file[i] === byte));
  try {
    const text = new TextDecoder(mark?.encoding ?? "utf-8", { fatal: true }).decode(file);
    if (!text.includes("\u0000")) return text;
  } catch {
    // Told below, with the same words.
  }
  throw new KernelError("invalid_input", "The file is not text in UTF-8 or UTF-16. Save it as “CSV UTF-8”.");
}
