/** Plain hex: mail clients know neither variables nor oklch. The dark half mirrors the console's. */
export const light = {
  page: "#f5f6f8",
  card: "#ffffff",
  ink: "#181a21",
  muted: "#5f636d",
  line: "#e3e4e7",
  tint: "#f5f6f8",
  brand: "#1b2444",
  accent: "#3c53cd",
  onAccent: "#ffffff",
} as const;

export const dark = {
  page: "#101114",
  card: "#191b1f",
  ink: "#e8e9ec",
  muted: "#9ea1ab",
  line: "#2f3237",
  tint: "#212429",
  brand: "#e8e9ec",
  accent: "#5064dd",
  link: "#99aaf8",
} as const;

export const SANS = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
export const SERIF = 'Georgia, "Times New Roman", Times, serif';
