const names = new Intl.DisplayNames("en-GB", { type: "region" });

/** "Luxembourg" for "LU"; a code that is none is shown as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}
