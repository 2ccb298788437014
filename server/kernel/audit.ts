import { createHash, randomBytes } from "node:crypto";
import { auditEvents, auditPrivate } from "@/drizzle/schema/audit";
import type { Tx } from "@/server/db";
import type { Actor } from "./actor";
import { canonicalJson } from "./canonical";
import { insertRows } from "./insert-rows";
import { newId } from "./key";

export interface AuditEntry {
  type: string;
  at: Date;
  actor: Actor;
  actionId?: string | null;
  generation?: number | null;
  body: Record<string, unknown>;
  /** What speaks about persons (names, free text): kept apart, erasable; the event holds its commitment. */
  private?: Record<string, unknown>;
}

/** What a leaf covers. The stored row carries exactly these fields, so anyone can recompute the leaf. */
export interface AuditContent {
  id: string;
  at: string;
  type: string;
  actionId: string | null;
  generation: number | null;
  actor: { kind: string; id: string };
  body: unknown;
}

/** RFC 6962 leaf hash: SHA-256 over 0x00 and the canonical bytes (RFC 8785) of the content. */
export function leafOf(content: AuditContent): Buffer {
  return createHash("sha256").update(Buffer.of(0)).update(canonicalJson(content)).digest();
}

/** SHA-256 over the salt and the canonical bytes: binds the event to data that can be erased without a trace in it. */
export function commitmentOf(salt: Uint8Array, data: unknown): string {
  return createHash("sha256").update(salt).update(canonicalJson(data)).digest("hex");
}

/** Appends in the caller's transaction: the fact and its record commit together or not at all. */
export async function appendAudit(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(toRow);
  const secrets = rows.flatMap((row) => (row.secret ? [row.secret] : []));
  const events = rows.map((row) => row.event);
  await Promise.all([insertRows(tx, auditEvents, events), insertRows(tx, auditPrivate, secrets)]);
}

function toRow(entry: AuditEntry) {
  const id = newId();
  const secret = entry.private ? { eventId: id, salt: randomBytes(16), data: entry.private } : null;
  const plain = secret ? { ...entry.body, private: commitmentOf(secret.salt, secret.data) } : entry.body;
  // As JSON stores it (no undefined, dates as text), so that the leaf can be recomputed from the row.
  const body: unknown = JSON.parse(canonicalJson(plain));
  const content: AuditContent = {
    id,
    at: entry.at.toISOString(),
    type: entry.type,
    actionId: entry.actionId ?? null,
    generation: entry.generation ?? null,
    actor: { kind: entry.actor.kind, id: entry.actor.id },
    body,
  };
  const event = {
    id,
    at: entry.at,
    type: entry.type,
    actionId: content.actionId,
    generation: content.generation,
    actorKind: entry.actor.kind,
    actorId: entry.actor.id,
    body,
    leaf: leafOf(content),
  };
  return { event, secret };
}
