import type { RenderedMail } from "./define-template";
import { templateOf } from "./templates/registry";
import type { TemplateKey } from "./templates/registry";

/** The mail exactly as it will be sent. Pure: the same key and data give the same bytes on every machine. */
export function renderTemplate(key: TemplateKey, data: unknown): Promise<RenderedMail> {
  return templateOf(key).render(data);
}
