import { z } from "zod";
import { EVIDENCE_KINDS, EVIDENCE_ORIGINS } from "@/drizzle/schema/actions";
import type { Actor } from "./actor";
import { canonicalJson } from "./canonical";
import { findSecrets } from "./find-secrets";
import { digestOf, sha256 } from "./key";
import { readText, sniffImage } from "./sniff-type";
import type { Upload, Uploads } from "./uploads";

const CONTENT_CHARS_MAX = 4_000_000;
export const EVIDENCE_ITEMS_MAX = 20;
const SIGNATURE_CHARS = 24;

const HttpUrl = z.url({ protocol: /^https?$/ }).max(2_000);

/** As an agent sends it: exactly one of text, json, base64, url, and the sha256 of what it has uploaded. */
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
    sha256: z.hash("sha256").optional().describe("Of what you have uploaded before (POST /evidence)."),
    capturedAt: z.iso.datetime({ offset: true }).optional().describe("By default now, and never later."),
    origin: z.enum(EVIDENCE_ORIGINS).optional(),
  })
  .strict()
  .refine((e) => (e.kind === "url") === (e.url !== undefined), {
    message: "evidence of the kind url, and no other, gives a url",
  })
  .refine((e) => e.kind !== "screenshot" || e.sha256 !== undefined || (e.base64 !== undefined && isImage(e.base64)), {
    message: "a screenshot gives base64 of a PNG, JPEG, GIF or WebP image, or the sha256 of one",
  })
  .refine((e) => e.sha256 === undefined || e.contentType === undefined, {
    message: "the type of what was uploaded is known from its bytes",
  })
  .refine((e) => [e.text, e.json, e.base64, e.url, e.sha256].filter((part) => part !== undefined).length === 1, {
    message: "give exactly one of text, json, base64, url or sha256",
  })
  .meta({
    id: "Evidence",
    description:
      "Exactly one of `text`, `json`, `base64`, `url` and `sha256`. A screenshot gives `base64` of a PNG, JPEG, GIF or " +
      "WebP image, or the `sha256` of one that was uploaded; the kind `url`, and no other, gives a `url`.",
  });
export type EvidenceInput = z.infer<typeof EvidenceInput>;

/** By its first bytes: what is called a picture must be one. */
const isImage = (base64: string): boolean =>
  sniffImage(Buffer.from(base64.slice(0, SIGNATURE_CHARS), "base64")) !== null;

export interface Blob {
  sha256: string;
  contentType: string;
  sizeBytes: number;
  text: string | null;
  base64: string | null;
}

/** Bytes that an item shows: brought along, or in the database already. */
export type Content = Blob | { uploaded: Upload };

/** One item as it is pinned: its bytes by hash, and how it is presented. */
export interface EvidenceItem {
  kind: EvidenceInput["kind"];
  title: string;
  origin: (typeof EVIDENCE_ORIGINS)[number];
  capturedAt: Date;
  contentType: string;
  sha256: string;
  /** Sorts of secrets that it seems to hold. */
  warnings: readonly string[];
}

interface Given {
  actor: Actor;
  now: Date;
  /** What the actor may name by hash. */
  uploads: Uploads;
}

export function toEvidence(input: EvidenceInput, given: Given): { item: EvidenceItem; content: Content } {
  const { content, ...found } = contentOf(input, given.uploads);
  const captured = input.capturedAt ? new Date(input.capturedAt) : given.now;
  const item = {
    kind: input.kind,
    title: input.title,
    origin: originFor(input, given.actor),
    // Evidence from the future would never grow stale.
    capturedAt: captured > given.now ? given.now : captured,
    ...found,
  };
  return { item, content };
}

/** Of this item: the same bytes may have come before under another name. */
function contentOf(input: EvidenceInput, uploads: Uploads) {
  const uploaded = input.sha256 === undefined ? undefined : uploads.get(input.sha256);
  if (uploaded) {
    const { contentType, warnings } = uploaded;
    return { contentType, sha256: uploaded.sha256, warnings, content: { uploaded } };
  }
  const blob = toBlob(input);
  return { contentType: blob.contentType, sha256: blob.sha256, warnings: warningsOf(blob), content: blob };
}

/** What tells one item from another in the hash of a request, whether its bytes come along or were uploaded before. */
export const shownHashOf = (input: EvidenceInput): string => input.sha256 ?? toBlob(input).sha256;

/** Also in bytes that are text, however they were sent. */
export function warningsOf({ text, base64, contentType }: Pick<Blob, "text" | "base64" | "contentType">): string[] {
  if (text !== null) return findSecrets(text);
  if (base64 === null || contentType.startsWith("image/")) return [];
  return findSecrets(readText(Buffer.from(base64, "base64")) ?? "");
}

/** Only people can vouch as operator or policy; an agent that claims to is recorded as an agent. */
function originFor({ origin }: EvidenceInput, actor: Actor): EvidenceItem["origin"] {
  if (actor.kind === "staff") return origin ?? "operator";
  return origin === "external" ? "external" : "agent";
}

function toBlob(input: EvidenceInput): Blob {
  if (input.base64 !== undefined) {
    const bytes = Buffer.from(input.base64, "base64");
    // A picture is what its bytes say; of other bytes nothing but the name is ever shown.
    const contentType = sniffImage(bytes) ?? input.contentType ?? "application/octet-stream";
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

/** What the pin covers of one item: its bytes, how it was presented, and what people were warned of. */
export function evidenceDigest({ sha256: content, warnings, ...item }: EvidenceItem): string {
  const { kind, title, origin, capturedAt, contentType } = item;
  const pinned = { content, kind, title, origin, capturedAt, contentType };
  return digestOf(warnings.length > 0 ? { ...pinned, warnings } : pinned);
}
