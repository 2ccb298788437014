import { eq } from "drizzle-orm";
import { z } from "zod";
import { members } from "@/drizzle/schema/members";
import type { Reader } from "@/server/db";
import { firstNameOf } from "@/server/email/campaigns/resolve-readers";
import type { RenderedMail } from "@/server/email/define-template";
import { TemplateKey, templateOf } from "@/server/email/templates/registry";
import { loadVersion } from "@/server/email/variants/load-version";
import { renderSample } from "@/server/email/variants/render-sample";
import { KernelError } from "@/server/kernel/errors";

export const PreviewInput = z.strictObject({
  of: z.union([
    z.strictObject({ templateKey: TemplateKey }),
    z.strictObject({ variantId: z.uuid(), version: z.int().positive() }),
  ]),
  /** Whose name is filled in; absent: that of the sample. */
  memberId: z.uuid().optional(),
});
type PreviewInput = z.infer<typeof PreviewInput>;

/** A mail as its template renders it: with the sample's data, or with the words of a member who is there. */
export async function previewTemplate(reader: Reader, { of, memberId }: PreviewInput): Promise<RenderedMail> {
  const firstName = memberId === undefined ? undefined : await readFirstName(reader, memberId);
  if ("templateKey" in of) {
    const { example, render } = templateOf(of.templateKey);
    const sample: object = Object(example);
    return render(firstName !== undefined && "firstName" in sample ? { ...sample, firstName } : sample);
  }
  const found = await loadVersion(reader, of);
  if (!found) throw new KernelError("not_found", "There is no such version of a template.", of);
  return renderSample(found.templateKey, found.copy, firstName);
}

async function readFirstName(reader: Reader, memberId: string): Promise<string> {
  const [member] = await reader.select({ name: members.name }).from(members).where(eq(members.id, memberId));
  if (!member) throw new KernelError("not_found", "There is no such member.", { id: memberId });
  const firstName = firstNameOf(member.name);
  if (firstName !== null) return firstName;
  throw new KernelError("invalid_input", "This member has no name that a mail can say; mailings leave them out.");
}
