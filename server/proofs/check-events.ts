import { and, gt, gte, inArray, isNotNull, lt } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { z } from "zod";
import { auditEvents, auditPrivate, auditSeals } from "@/drizzle/schema/audit";
import type { Reader } from "@/server/db";
import { commitmentOf, leafOf } from "@/server/kernel/audit";
import { openNote, parseVerifier } from "./note";
import { readCheckpointOf, readVerifiers } from "./read-proofs";
import type { StoredCheckpoint } from "./read-proofs";
import { sealedQuery, toSealedEvent } from "./sealed-event";
import { readSegments } from "./stored-hashes";
import { edgeSegments, grow, rootOf } from "./tiles";
import type { Edge } from "./tiles";

const PAGE = 1_000;

/**
 * Computes the leaf of every event from place `from` (where the archives end) up to the checkpoint, every commitment
 * that can still be opened, and the root anew, a page at a time. Yields up to where it is; returns the first fault in
 * words, or null.
 */
export async function* checkEvents(
  reader: Reader,
  from: number,
  checkpoint: StoredCheckpoint,
): AsyncGenerator<number, string | null> {
  const edge: Edge = await readSegments(reader, edgeSegments(from));
  const begin = (await faultOfBeginning(reader, from, edge)) ?? (await faultOfKept(reader, from));
  if (begin) return begin;
  for (let at = from; at < checkpoint.size;) {
    yield at;
    const end = Math.min(checkpoint.size, at + PAGE);
    const page = await readPage(reader, and(gte(auditSeals.seq, at), lt(auditSeals.seq, end)));
    const fault = faultOf(page, at, end);
    if (fault) return fault;
    grow(
      edge,
      at,
      page.map(({ leaf }) => leaf),
    );
    at = end;
  }
  return faultOfCheckpoint(reader, checkpoint, edge);
}

async function faultOfBeginning(reader: Reader, from: number, edge: Edge): Promise<string | null> {
  const checkpoint = from === 0 ? null : await readCheckpointOf(reader, from);
  return checkpoint && !rootOf(edge).equals(checkpoint.root)
    ? `The first ${from} events do not give the root of their checkpoint.`
    : null;
}

/** Below the end of the archives are rows of actions that had not ended by then; they must be what was sealed. */
async function faultOfKept(reader: Reader, until: number): Promise<string | null> {
  for (let after = -1; ;) {
    const kept = and(gt(auditSeals.seq, after), lt(auditSeals.seq, until), isNotNull(auditEvents.id));
    const page = await readPage(reader, kept);
    for (const one of page) {
      const fault = faultOfEvent(one);
      if (fault) return fault;
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return null;
    after = last.seq;
  }
}

type Checked = Awaited<ReturnType<typeof readPage>>[number];

async function readPage(reader: Reader, where: SQL | undefined) {
  const rows = await sealedQuery(reader).where(where).limit(PAGE);
  const ids = rows.flatMap(({ row }) => row?.id ?? []);
  const secrets = await reader.select().from(auditPrivate).where(inArray(auditPrivate.eventId, ids));
  const salted = new Map(secrets.map((secret) => [secret.eventId, secret]));
  return rows.map((row) => ({ ...toSealedEvent(row), secret: salted.get(row.row?.id ?? "") }));
}

/** The first thing wrong with a page of events, in words. */
function faultOf(page: readonly Checked[], from: number, to: number): string | null {
  for (const [i, one] of page.entries()) {
    const fault = one.seq === from + i ? faultOfEvent(one) : `Event ${from + i} is missing.`;
    if (fault) return fault;
  }
  return page.length < to - from ? `Event ${from + page.length} is missing.` : null;
}

const Committed = z.object({ private: z.string() });

function faultOfEvent({ seq, event, leaf, secret }: Checked): string | null {
  if (!event) return `The row of event ${seq} is gone.`;
  if (!leafOf(event).equals(leaf)) return `Event ${seq} (${event.type}) is not what was sealed.`;
  const committed = secret && Committed.safeParse(event.body).data?.private;
  const isSame = !secret || committed === commitmentOf(secret.salt, secret.data);
  return isSame ? null : `The private part of event ${seq} (${event.type}) is not what was sealed.`;
}

async function faultOfCheckpoint(reader: Reader, checkpoint: StoredCheckpoint, edge: Edge): Promise<string | null> {
  const { size, root, note } = checkpoint;
  if (!rootOf(edge).equals(root)) return `The events do not give the root of the checkpoint of ${size}.`;
  const verifiers = (await readVerifiers(reader)).flatMap((text) => parseVerifier(text) ?? []);
  const { text, signedBy } = openNote(note, verifiers);
  if (signedBy.length === 0) return `The checkpoint of ${size} bears no valid signature.`;
  const says = text.split("\n");
  const isSame = says[1] === String(size) && says[2] === root.toString("base64");
  return isSame ? null : `The checkpoint of ${size} signs something else.`;
}
