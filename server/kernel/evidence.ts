import { z } from "zod";
import { EVIDENCE_KINDS, EVIDENCE_ORIGINS } from "@/drizzle/schema/actions";
import type { Actor } from "./actor";
import { canonicalJson } from "./canonical";
import { digestOf, sha256 } from "./key";

const CONTENT_CHARS_MAX = 4_000_000;
export const EVIDENCE_ITEMS_MAX = 20;

const HttpUrl = z.url({ protocol: /^https?$/ }).max(2_000);

/** As an agent sends it: exactly one of text, json, base64 and url. */
export const EvidenceInput = z
  .object({
    kind: z.enum(EVIDENCE_KINDS),
    title: z.string().trim().min(1).max(200),
    contentType: z
      .string()
      .regex(/^[\w.+-]+\/[\w.+-]+(; *charset=[\w-]+)?$/i, "must look like type/subtype")
      .max(100)
      .optional(),
    text: z.string().max(CONTENT_CHARS_MAX).optional(),
    json: z.json().optional(),
    base64: z.base64().max(CONTENT_CHARS_MAX).optional(),
    url: HttpUrl.optional(),
    capturedAt: z.iso.datetime({ offset: true }).optional().describe("By default now, and never later."),
    origin: z.enum(EVIDENCE_ORIGINS).optional(),
  })
  .strict()
  .refine((e) => (e.kind === "url") === (e.url !== undefined), {
    message: "evidence of the kind url, and no other, gives a url",
  })
  .refine((e) => e.kind !== "screenshot" || (e.base64 !== undefined && isImage(e.base64)), {
    message: "a screenshot gives base64 of a PNG, JPEG, GIF or WebP image",
  })
  .refine((e) => [e.text, e.json, e.base64, e.url].filter((part) => part !== undefined).length === 1, {
    message: "give exactly one of text, json, base64 or url",
  })
  .meta({
    id: "Evidence",
    description:
      "Exactly one of `text`, `json`, `base64` and `url`. A screenshot gives `base64` of a PNG, JPEG, GIF or WebP " +
      "image; the kind `url`, and no other, gives a `url`.",
  });
export type EvidenceInput = z.infer<typeof EvidenceInput>;

/** By its first bytes: what is called a picture must be one. */
function isImage(base64: string): boolean {
  const head = Buffer.from(base64.slice(0, 24), "base64").toString("latin1");
  return /^(\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF[\s\S]{4}WEBP)/.test(head);
}

export interface Blob {
  sha256: string;
  contentType: string;
  sizeBytes: number;
  text: string | null;
  base64: string | null;
}

/** One item as it is pinned: its bytes by hash, and how it is presented. */
export interface EvidenceItem {
  kind: EvidenceInput["kind"];
  title: string;
  origin: (typeof EVIDENCE_ORIGINS)[number];
  capturedAt: Date;
  contentType: string;
  sha256: string;
}

export function toEvidence(input: EvidenceInput, actor: Actor, now: Date): { item: EvidenceItem; blob: Blob } {
  const captured = input.capturedAt ? new Date(input.capturedAt) : now;
  const blob = toBlob(input);
  const item = {
    kind: input.kind,
    title: input.title,
    origin: originFor(input, actor),
    // Evidence from the future would never grow stale.
    capturedAt: captured > now ? now : captured,
    // Of this item: the same bytes may have come before under another name.
    contentType: blob.contentType,
    sha256: blob.sha256,
  };
  return { item, blob };
}

/** Only people can vouch as operator or policy; an agent that claims to is recorded as an agent. */
function originFor({ origin }: EvidenceInput, actor: Actor): EvidenceItem["origin"] {
  if (actor.kind === "staff") return origin ?? "operator";
  return origin === "external" ? "external" : "agent";
}

function toBlob(input: EvidenceInput): Blob {
  if (input.base64 !== undefined) {
    const bytes = Buffer.from(input.base64, "base64");
    const contentType = input.contentType ?? "application/octet-stream";
    return { sha256: sha256(bytes), contentType, sizeBytes: bytes.length, text: null, base64: input.base64 };
  }
  if (input.url !== undefined) return textBlob(input.url, "text/uri-list");
  if (input.text !== undefined) return textBlob(input.text, input.contentType ?? "text/plain");
  return textBlob(canonicalJson(input.json), input.contentType ?? "application/json");
}

export function textBlob(text: string, contentType: string): Blob {
  // Postgres text cannot hold NUL; such bytes are kept encoded.
  const bytes = Buffer.from(text, "utf8");
  const plain = !text.includes("\0");
  return {
    sha256: sha256(bytes),
    contentType,
    sizeBytes: bytes.length,
    text: plain ? text : null,
    base64: plain ? null : bytes.toString("base64"),
  };
}

/** What the pin covers of one item: its bytes and how it was presented. */
export const evidenceDigest = ({
  sha256: content,
  kind,
  title,
  origin,
  capturedAt,
  contentType,
}: EvidenceItem): string => digestOf({ content, kind, title, origin, capturedAt, contentType });
