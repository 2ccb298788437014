import { dark } from "./palette";

const darkRules: readonly [string, string][] = [
  [".hc-page", `background-color: ${dark.page}`],
  [".hc-card", `background-color: ${dark.card}; border-color: ${dark.accent} ${dark.line} ${dark.line}`],
  [".hc-ink", `color: ${dark.ink}`],
  [".hc-muted", `color: ${dark.muted}`],
  [".hc-brand", `color: ${dark.brand}`],
  [".hc-link", `color: ${dark.link}`],
  [".hc-tint", `background-color: ${dark.tint}`],
  [".hc-button", `background-color: ${dark.accent}; border-color: ${dark.accent}`],
];

const important = (declarations: string) => declarations.replaceAll(/;|$/g, " !important;");
const rules = (prefix: string) =>
  darkRules.map(([selector, declarations]) => `${prefix}${selector} { ${important(declarations)} }`).join("\n");

/** What inline styles cannot say: dark mode, also as Outlook on the web marks it, and narrow screens. */
export const sheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
${rules("")}
}
${rules("[data-ogsc] ")}
${rules("[data-ogsb] ")}
@media (max-width: 480px) {
.hc-outer { padding: 16px 8px !important; }
.hc-inner { padding: 28px 22px 12px !important; }
.hc-label { display: block !important; width: auto !important; padding-bottom: 0 !important; }
.hc-value { display: block !important; padding-top: 0 !important; padding-left: 16px !important; }
}
`;
