const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;
const LENGTH_MAX = 120;

/** The name of the file that was brought, without its folders and without what is not seen. */
export function cleanSource(source: string): string {
  const name = source.toWellFormed().normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  return name.replaceAll(UNSEEN, "").trim().slice(0, LENGTH_MAX).toWellFormed() || "pasted lines";
}
