#!/usr/bin/env node
// Verifies an export of the audit trail, or a receipt, by itself: no database, no code of the kernel, nothing but Node.
//   node tools/verify-audit.mjs FILE… [--checkpoint FILE]… [--key name+id+base64]…
// Several files are one trail: archives in their order, then an export.
// Exit code 0: everything holds. 1: the first fault is named. 2: typed wrongly.
import { createHash, createPublicKey, verify } from "node:crypto";
import { closeSync, createReadStream, openSync, readFileSync, readSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

const EXPORT_FORMAT = "operations-kernel/audit/1";
const RECEIPT_FORMAT = "operations-kernel/receipt/1";

/** Event, the statuses it may start from, the statuses it may lead to: the 21 arrows of docs/architecture.md. */
const ARROWS = new Map(
  [
    ["action.blocked_at_submit", "new", "blocked"],
    ["action.held", "new", "held"],
    ["action.queued_at_submit", "new", "queued"],
    ["action.voted", "held", "held"],
    ["action.approved", "held", "approved"],
    ["action.rejected", "held", "rejected"],
    ["action.expired", "held", "expired"],
    ["action.cancelled", "held approved queued", "cancelled"],
    ["action.revised", "held approved", "held"],
    ["action.blocked", "held approved queued", "blocked"],
    ["action.lapsed", "approved queued", "expired"],
    ["action.queued", "approved", "queued"],
    ["action.started", "queued", "running"],
    ["action.returned", "queued", "held"],
    ["action.resumed", "running", "running"],
    ["action.retried", "running", "queued"],
    ["action.succeeded", "running", "succeeded"],
    ["action.failed", "running", "failed"],
    ["action.uncertain", "running", "unknown"],
    ["action.resolved", "unknown", "succeeded failed queued"],
    ["action.stopped", "running", "cancelled"],
  ].map(([event, from, to]) => [event, { from: from.split(" "), to: to.split(" ") }]),
);
const TERMINAL = new Set(["blocked", "rejected", "expired", "cancelled", "succeeded", "failed"]);

const NAME_FILES = "Name the file, or the files of one trail in their order.";

/** What is wrong with the file, in words for whoever must look into it. */
class Fault extends Error {}

const insist = (holds, words) => {
  if (!holds) throw new Fault(words);
};

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { checkpoint: { type: "string", multiple: true }, key: { type: "string", multiple: true } },
  });
  const [file, ...more] = positionals;
  if (!file) throw new TypeError(NAME_FILES);
  const given = (values.checkpoint ?? []).flatMap(readCheckpoints);
  const keys = (values.key ?? []).map((text) => parseKey(text, "--key"));
  const receipt = readReceipt(file);
  if (receipt && more.length > 0) throw new TypeError(NAME_FILES);
  say(receipt ? verifyReceipt(receipt, given, keys) : await verifyExport(positionals, given, keys));
  if (given.length === 0 && keys.length === 0) {
    say("No earlier checkpoint and no key was given: the file is whole in itself, but nothing ties it to the past.");
  }
}

// --- An export: header, events, checkpoints ---

async function verifyExport(files, given, outsideKeys) {
  const trail = { header: null, leaves: null, checkpoints: new Map(), actions: new Map(), given, outsideKeys };
  for (const file of files) await readExport(file, trail);
  const { header, leaves, checkpoints, actions } = trail;
  checkTrees(trail);
  const elsewhere = header.from > 0 ? `; the first ${header.from} events are in other files, which were not given` : "";
  return (
    `Verified: ${leaves.length - header.from} events of ${actions.size} actions, ${checkpoints.size} checkpoints` +
    ` of ${header.origin}, ${given.length} earlier checkpoints contained${elsewhere}.`
  );
}

async function readExport(file, trail) {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  let header = null;
  let number = 0;
  let isEvents = true;
  for await (const line of lines) {
    number += 1;
    if (line === "") continue;
    const value = parseLine(line, number);
    if (!header) header = begin(trail, readHeader(value), file);
    else if (typeof value.checkpoint === "string") {
      isEvents = false;
      addCheckpoint(trail.checkpoints, parseNote(value.checkpoint, `line ${number}`));
    } else {
      insist(isEvents, `line ${number}: an event follows the checkpoints`);
      checkEvent(value, trail.leaves.length, number);
      step(trail.actions, value, trail.header.from > 0);
      trail.leaves.push(Buffer.from(value.leaf, "hex"));
    }
  }
  insist(header, `${file} is empty`);
  const count = trail.leaves.length - header.from;
  const said = header.size - header.from;
  insist(count === said, `the header of ${file} speaks of ${said} events, but there are ${count}`);
}

/** The first file says where the trail begins; each further one must go on where the last one ended. */
function begin(trail, header, file) {
  const { header: first, leaves } = trail;
  trail.header = first ? { ...header, from: first.from, peaks: first.peaks } : header;
  trail.leaves ??= new LeafList(header.from);
  if (!first) return header;
  insist(header.origin === first.origin, `${file} is of another trail: ${header.origin}`);
  const end = `the file before it ends at ${leaves.length}`;
  insist(header.from === leaves.length, `${file} begins at event ${header.from}, but ${end}`);
  return header;
}

/** Where one file ends and the next begins, both hold the checkpoint of that size. */
function addCheckpoint(checkpoints, checkpoint) {
  const { size, root } = checkpoint;
  const known = checkpoints.get(size);
  insist(!known || known.root.equals(root), `two checkpoints are of the same size ${size}, with different roots`);
  checkpoints.set(size, checkpoint);
}

function readHeader(value) {
  insist(value.format === EXPORT_FORMAT, `line 1: this is no export of the form ${EXPORT_FORMAT}`);
  const { from = 0, peaks = [] } = value;
  const keys = value.keys.map((text) => parseKey(text, "the header"));
  return { ...value, from, peaks: peaks.map((hash) => Buffer.from(hash, "hex")), keys };
}

function checkEvent({ seq, leaf, event }, expected, number) {
  insist(Number.isInteger(seq), `line ${number}: neither an event nor a checkpoint`);
  const gap = seq > expected ? "events are missing" : "events are repeated or out of order";
  insist(seq === expected, `line ${number}: event ${seq} stands where ${expected} belongs: ${gap}`);
  insist(event, `event ${seq}: its row is gone: it was deleted`);
  const fits = leafOf(event).toString("hex") === leaf;
  insist(fits, `event ${seq} (${event.type}, ${event.id}): its content does not give its leaf: the row was changed`);
}

/** Every checkpoint, those in the file and those kept elsewhere, must be signed and be the root of the events below. */
function checkTrees({ header, leaves, checkpoints, given, outsideKeys }) {
  const known = [...header.keys, ...outsideKeys];
  const trusted = new Map(firstKeys(header, checkpoints, outsideKeys).map((key) => [key.id, key]));
  const last = [...checkpoints.keys()].reduce((most, size) => Math.max(most, size), 0);
  insist(last === leaves.length, `${leaves.length - last} events at the end are in no checkpoint`);
  const tree = new GrowingTree(header.from, header.peaks);
  for (const checkpoint of [...checkpoints.values(), ...given].toSorted((a, b) => a.size - b.size)) {
    const { origin, size, root, from } = checkpoint;
    const name = `the checkpoint of ${size} events (${from})`;
    insist(origin === header.origin, `${name} is of another trail: ${origin}`);
    checkSignatures(checkpoint, name, trusted, known);
    const end = `the file ends after ${leaves.length}: the end of the trail was deleted`;
    insist(size <= leaves.length, `${name} is signed, but ${end}`);
    insist(size >= header.from, `${name} is older than the beginning of the file: name the archives before it too`);
    while (tree.size < size) tree.add(leaves.at(tree.size));
    const was = "events were changed, deleted or put in another order since it was signed";
    insist(tree.root().equals(root), `${name} is not the root of these events: ${was}`);
  }
}

/**
 * Whom to believe at the beginning: the keys from outside, else the first key of the trail; where the trail begins in
 * other files, whoever signed their end.
 */
function firstKeys({ from, keys }, checkpoints, outsideKeys) {
  if (outsideKeys.length > 0) return outsideKeys;
  if (from === 0) return keys.slice(0, 1);
  const start = checkpoints.get(from);
  insist(start, `the checkpoint of ${from} events, where the file begins, is missing`);
  return keys.filter((key) => start.signatures.some(({ id }) => id === key.id));
}

/** One signature must be of a trusted key; whoever else has signed that checkpoint is then trusted too (a rotation). */
function checkSignatures({ text, signatures }, name, trusted, known) {
  const valid = known.filter((key) => signatures.some((signature) => isSignedBy(text, signature, key)));
  const named = known.filter((key) => signatures.some(({ id }) => id === key.id));
  insist(valid.length === named.length, `${name} has a forged signature`);
  insist(valid.length > 0, `${name} is signed by no key of this trail`);
  const isTrusted = valid.some(({ id }) => trusted.has(id));
  insist(isTrusted, `${name} is signed by ${valid[0]?.id} alone, for which no earlier key has vouched`);
  for (const key of valid) trusted.set(key.id, key);
}

// --- A receipt: the events of one action and their ways to the root ---

function verifyReceipt(receipt, given, outsideKeys) {
  const keys = receipt.keys.map((text) => parseKey(text, "the receipt"));
  const checkpoint = parseNote(receipt.checkpoint, "in the receipt");
  const known = outsideKeys.length > 0 ? outsideKeys : keys;
  const name = `the checkpoint of ${checkpoint.size} events`;
  insist(checkpoint.origin === receipt.origin, `${name} is of another trail: ${checkpoint.origin}`);
  checkSignatures(checkpoint, name, new Map(known.map((key) => [key.id, key])), known);
  for (const other of given.filter(({ size }) => size === checkpoint.size)) {
    insist(other.root.equals(checkpoint.root), `${name} has another root in ${other.from}`);
  }
  const actions = new Map();
  let before = -1;
  for (const { seq, leaf, path, event } of receipt.events) {
    insist(seq > before, `event ${seq} stands after ${before}: the events are out of order`);
    checkEvent({ seq, leaf, event }, seq, "receipt");
    insist(event.actionId === receipt.actionId, `event ${seq} is of another action: ${event.actionId}`);
    const isBelow = isIncluded({
      ...{ index: seq, size: checkpoint.size, root: checkpoint.root, leaf: Buffer.from(leaf, "hex") },
      path: path.map((hash) => Buffer.from(hash, "base64")),
    });
    insist(isBelow, `event ${seq} (${event.type}) is not in the tree of its checkpoint`);
    step(actions, { seq, event });
    before = seq;
  }
  const { status } = actions.get(receipt.actionId) ?? {};
  insist(TERMINAL.has(status), `the events end at ${status ?? "nothing"}, which is no end: some are missing`);
  insist(status === receipt.status, `the events end at ${status}, the receipt says ${receipt.status}`);
  return `Verified: ${receipt.events.length} events of action ${receipt.actionId}, which ended as ${status}, are in the trail ${receipt.origin}.`;
}

// --- The life of actions ---

/** `mayHaveBegun`: events of earlier files are not known, so an action may be met in the middle of its life. */
function step(actions, { seq, event: { type, actionId, generation, body } }, mayHaveBegun = false) {
  const arrow = ARROWS.get(type);
  if (!arrow) return;
  const unknown = { status: mayHaveBegun ? body.from : "new", generation: 0, fence: 0 };
  const { status, generation: was, fence } = actions.get(actionId) ?? unknown;
  const name = `event ${seq} (${type}) of action ${actionId}`;
  insist(body.from === status, `${name} starts at ${body.from}, but the action was ${status}: something is missing`);
  const isArrow = arrow.from.includes(body.from) && arrow.to.includes(body.to);
  insist(isArrow, `${name} leads from ${body.from} to ${body.to}, which is no arrow of the table`);
  const next = { status: body.to, generation: generation ?? was, fence: body.fence ?? fence };
  insist(next.generation >= was, `${name} is of generation ${next.generation}, after ${was}`);
  insist(next.fence >= fence, `${name} has the fence ${next.fence}, after ${fence}`);
  actions.set(actionId, next);
}

// --- RFC 6962 ---

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const leafOf = (event) => sha256(Buffer.of(0), canonical(event));
const nodeOf = (left, right) => sha256(Buffer.of(1), left, right);

/** The roots of whole subtrees, widest first, to which leaves are added. */
class GrowingTree {
  constructor(size, peaks) {
    this.size = size;
    this.peaks = [...peaks];
  }

  add(leaf) {
    let hash = leaf;
    for (let rest = this.size; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = nodeOf(this.peaks.pop(), hash);
    this.peaks.push(hash);
    this.size += 1;
  }

  root() {
    return this.peaks.length === 0 ? sha256() : this.peaks.reduceRight((right, left) => nodeOf(left, right));
  }
}

function isIncluded({ index, size, leaf, path, root }) {
  if (index >= size) return false;
  const up = (n) => Math.floor(n / 2);
  let [at, last, hash] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return false;
    const isRight = at % 2 === 1 || at === last;
    hash = isRight ? nodeOf(beside, hash) : nodeOf(hash, beside);
    if (isRight) while (at % 2 === 0 && at !== 0) [at, last] = [up(at), up(last)];
    [at, last] = [up(at), up(last)];
  }
  return last === 0 && hash.equals(root);
}

/** Hashes side by side in large pieces: millions of buffers would cost more than what they hold. */
class LeafList {
  pieces = [];

  /** `from`: the place of the first leaf. */
  constructor(from) {
    this.from = from;
    this.length = from;
  }

  push(leaf) {
    const at = (this.length - this.from) % LeafList.PIECE;
    if (at === 0) this.pieces.push(Buffer.alloc(LeafList.PIECE * 32));
    leaf.copy(this.pieces.at(-1), at * 32);
    this.length += 1;
  }

  at(place) {
    const index = place - this.from;
    const start = (index % LeafList.PIECE) * 32;
    return this.pieces[Math.floor(index / LeafList.PIECE)].subarray(start, start + 32);
  }

  static PIECE = 65_536;
}

// --- RFC 8785 ---

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).toSorted((a, b) => (a < b ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

// --- C2SP signed notes and checkpoints ---

const KEY_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

function parseKey(text, where) {
  const [, name, id, encoded = ""] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const bytes = Buffer.from(encoded, "base64");
  const isKey = bytes.length === 33 && bytes[0] === 1 && sha256(`${name}\n`, bytes).toString("hex").startsWith(id);
  insist(isKey, `${where}: this is no public key: ${text}`);
  const key = Buffer.concat([KEY_PREFIX, bytes.subarray(1)]);
  return { name, id, publicKey: createPublicKey({ key, format: "der", type: "spki" }) };
}

function parseNote(note, from) {
  const [, text, lines] = /^(.*?\n)\n((?:— \S+ \S+\n?)+)$/s.exec(note) ?? [];
  insist(text, `${from}: this is no signed checkpoint`);
  const [origin, size, root] = text.split("\n");
  insist(/^(0|[1-9]\d{0,15})$/.test(size), `${from}: a checkpoint without a size`);
  const signatures = [...lines.matchAll(/^— (\S+) (\S+)$/gm)].map(([, name, encoded]) => {
    const bytes = Buffer.from(encoded, "base64");
    return { name, id: bytes.subarray(0, 4).toString("hex"), signature: bytes.subarray(4) };
  });
  return { from, text, origin, size: Number(size), root: Buffer.from(root, "base64"), signatures };
}

const isSignedBy = (text, { name, id, signature }, key) =>
  name === key.name && id === key.id && verify(null, Buffer.from(text), key.publicKey, signature);

/** A file with one checkpoint, or with many one after the other. */
function readCheckpoints(file) {
  const parts = readFileSync(file, "utf8").trim().split("\n\n");
  const notes = parts.flatMap((text, i) => (i % 2 === 0 ? `${text}\n\n${parts[i + 1] ?? ""}\n` : []));
  return notes.map((note) => parseNote(note, file));
}

// --- Reading ---

function parseLine(line, number) {
  try {
    return JSON.parse(line);
  } catch {
    throw new Fault(`line ${number} is not JSON`);
  }
}

/** Null when the file is no receipt, which names its form at its beginning. */
function readReceipt(file) {
  const start = Buffer.alloc(200);
  const opened = openSync(file, "r");
  readSync(opened, start);
  closeSync(opened);
  return start.includes(RECEIPT_FORMAT) ? parseLine(readFileSync(file, "utf8"), 1) : null;
}

const say = (line) => process.stdout.write(`${line}\n`);

/** Whatever breaks on what a file holds is a fault of the file. */
main().catch((error) => {
  const isUsage =
    error instanceof TypeError && (error.message === NAME_FILES || error.code?.startsWith("ERR_PARSE_ARGS"));
  const usage = "Usage: node tools/verify-audit.mjs FILE… [--checkpoint FILE]… [--key KEY]…";
  process.stderr.write(isUsage ? `${error.message}\n${usage}\n` : `FAULT: ${error.message}\n`);
  process.exitCode = isUsage ? 2 : 1;
});
