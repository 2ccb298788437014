import { render, toPlainText } from "@react-email/render";
import type { ReactElement } from "react";

/** Headings keep their case: shouting is no service to those who read plain text. */
const AS_WRITTEN = ["h1", "h2", "h3"].map((selector) => ({ selector, options: { uppercase: false } }));

/** Both parts of a mail, made from one element so that they cannot say different things. */
export async function renderBody(body: ReactElement): Promise<{ html: string; text: string }> {
  const html = await render(body);
  const text = toPlainText(html, { selectors: AS_WRITTEN });
  return { html, text: text.replace(/\n{3,}/g, "\n\n").trim() };
}
