import { createHash } from "node:crypto";
import { v7 } from "uuid";
import { canonicalJson } from "./canonical";

export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export const digestOf = (value: unknown): string => sha256(canonicalJson(value));

/** Time-ordered UUID (RFC 9562 version 7), so that ids sort as rows were made. */
export const newId = (): string => v7();

/** First 32 hex digits of SHA-256("kind:entityId:version"); unique per kind, and BullMQ's job id. */
export function jobIdOf(kind: string, entityId: string, version: string): string {
  return sha256(`${kind}:${entityId}:${version}`).slice(0, 32);
}

/** Names one effect for ever: what a provider gets as its idempotency key. */
export function effectKeyOf(effect: { actionId: string; generation: number; target: string; step: string }): string {
  return sha256(`${effect.actionId}:${effect.generation}:${effect.target}:${effect.step}`).slice(0, 40);
}

export interface Pinned {
  kind: string;
  schemaVersion: number;
  payload: unknown;
  targetDigest: string;
  targetCount: number;
  renderHash: string | null;
  evidence: readonly string[];
  policyVersion: number;
}

/** SHA-256 over everything the approver saw. A decision must echo it, and the worker checks it again. */
export const pinnedDigestOf = (pinned: Pinned): string => digestOf(pinned);

export interface TargetRef {
  entityType: string;
  entityId: string;
  entityVersion: number;
}

/** Over the resolved set in its pinned order: another member, or another version of one, is another digest. */
export function targetDigestOf(targets: readonly TargetRef[]): string {
  return digestOf(targets.map((t) => [t.entityType, t.entityId, t.entityVersion]));
}
