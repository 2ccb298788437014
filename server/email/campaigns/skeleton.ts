import type { MailMessage } from "@/server/kernel/ports";
import { templateOf } from "@/server/email/templates/registry";
import { MARK_END, MARK_START } from "./marks";
import type { MailingWords } from "./mailing-words";

/** What differs between two mails of one mailing. */
export interface RecipientWords {
  to: string;
  firstName: string;
  /** Opens a page. */
  unsubscribeUrl: string;
  /** Takes a mail program's POST. */
  oneClickUrl: string;
}

const mark = (name: keyof RecipientWords): string => `${MARK_START}${name}${MARK_END}`;
const MARK = new RegExp(`${MARK_START}(to|firstName|unsubscribeUrl|oneClickUrl)${MARK_END}`, "g");

/** Addresses are marked in a form that is one, so that the template's own checks let it pass. */
const URL_MARK = `https://reader.invalid/${mark("unsubscribeUrl")}`;

interface SkeletonRequest extends MailingWords {
  from: string;
}

/** The mail rendered once, with marks where readers differ: rendering costs hundreds of times what filling does. */
export async function renderSkeleton({ from, templateKey, data }: SkeletonRequest): Promise<MailMessage> {
  const words = { firstName: mark("firstName"), unsubscribeUrl: URL_MARK };
  const { subject, html, text } = await templateOf(templateKey).render({ ...data, ...words });
  const headers = {
    "List-Unsubscribe": `<${mark("oneClickUrl")}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
  return { from, to: mark("to"), subject, html, text, headers };
}

/** Words of the skeleton for people to read: with placeholders as staff write them, which no mark is. */
export const withPlaceholders = (text: string): string => text.replaceAll(MARK, (_, name: string) => `{${name}}`);

/** One reader's mail. Byte for byte what a rendering with their words gives. */
export function fillSkeleton(skeleton: MailMessage, words: RecipientWords): MailMessage {
  const plain = (text: string) => fill(text, words, (word) => word);
  return {
    from: skeleton.from,
    to: plain(skeleton.to),
    subject: plain(skeleton.subject),
    html: fill(skeleton.html, words, escapeHtml),
    text: plain(skeleton.text),
    headers: Object.fromEntries(Object.entries(skeleton.headers).map(([name, value]) => [name, plain(value)])),
  };
}

function fill(text: string, words: RecipientWords, write: (word: string) => string): string {
  return text
    .replaceAll(URL_MARK, () => write(words.unsubscribeUrl))
    .replaceAll(MARK, (_, name: string) => write(words[name as keyof RecipientWords])); // Safe because the pattern has these names.
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

/** As React writes text and attributes. */
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
