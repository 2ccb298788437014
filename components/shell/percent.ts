/** A share in words for a screen: "0%", "<0.1%", "1.2%", "98%". */
export function percent(part: number, whole: number): string {
  if (part === 0 || whole === 0) return "0%";
  const share = (part / whole) * 100;
  if (share < 0.1) return "<0.1%";
  return share < 10 ? `${Math.round(share * 10) / 10}%` : `${Math.floor(share)}%`;
}
