import type { ReactElement } from "react";
import type { z } from "zod";
import { KernelError } from "@/server/kernel/errors";
import { digestOf } from "@/server/kernel/key";
import { renderBody } from "./render-body";

export type TemplateCategory = "transactional" | "marketing" | "notification";

/** What a reviewer or a rule must know about a template before it is sent. */
type ComplianceFlag =
  | "contains_sign_in_link"
  | "contains_personal_data"
  | "states_a_decision"
  | "no_performance_claims"
  | "needs_unsubscribe_link";

interface TemplateSpec<Key extends string, Schema extends z.ZodType> {
  key: Key;
  /** Raise it with every change of wording or looks: the render hash covers it. */
  version: number;
  category: TemplateCategory;
  complianceFlags: readonly ComplianceFlag[];
  /** The shortest time between two mails of this template to one recipient. */
  throttleMs: number;
  /** JSON values only: they are hashed, and shown to whoever approves. */
  data: Schema;
  subject: (data: z.output<Schema>) => string;
  body: (data: z.output<Schema>) => ReactElement;
  /** Plausible data, for previews and for the suite that every template runs through. */
  example: z.input<Schema>;
}

export interface RenderedMail {
  templateKey: string;
  templateVersion: number;
  /** SHA-256 over template key, version and data: the same hash means the same bytes. */
  renderHash: string;
  subject: string;
  html: string;
  text: string;
}

interface DataProblem {
  path: string;
  message: string;
}

/** A template with its data type closed over, so that callers handle any of them alike. */
export interface EmailTemplate<Key extends string = string> {
  key: Key;
  version: number;
  category: TemplateCategory;
  complianceFlags: readonly ComplianceFlag[];
  throttleMs: number;
  data: z.ZodType;
  example: unknown;
  problemsOf: (raw: unknown) => DataProblem[];
  /** Throws KernelError `invalid_input` with the field paths when the data does not fit. */
  render: (raw: unknown) => Promise<RenderedMail>;
}

export function defineTemplate<const Key extends string, Schema extends z.ZodType>(
  spec: TemplateSpec<Key, Schema>,
): EmailTemplate<Key> {
  const { key, version, category, complianceFlags, throttleMs, example } = spec;
  return {
    ...{ key, version, category, complianceFlags, throttleMs, data: spec.data, example },
    problemsOf: (raw) => problemsIn(spec.data.safeParse(raw)),
    async render(raw) {
      const parsed = spec.data.safeParse(raw);
      if (!parsed.success) {
        throw new KernelError("invalid_input", `The data does not fit the template ${key}.`, {
          fields: problemsIn(parsed),
        });
      }
      const { data } = parsed;
      return {
        templateKey: key,
        templateVersion: version,
        renderHash: digestOf({ key, version, data }),
        subject: spec.subject(data),
        ...(await renderBody(spec.body(data))),
      };
    },
  };
}

function problemsIn(parsed: z.ZodSafeParseResult<unknown>): DataProblem[] {
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({ path: ["data", ...issue.path].join("."), message: issue.message }));
}
