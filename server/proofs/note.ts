import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import type { KeyObject } from "node:crypto";

/**
 * Signed notes as C2SP defines them (https://c2sp.org/signed-note), with Ed25519: keys in the text forms of
 * golang.org/x/mod/sumdb/note, so that the tools of transparency logs read them.
 */
export interface Verifier {
  name: string;
  /** 8 hex digits over name and key. */
  id: string;
  /** `name+id+base64(0x01 || key)` */
  text: string;
  publicKey: KeyObject;
}

export interface Signer extends Verifier {
  privateKey: KeyObject;
}

const ED25519 = 1;
const SEED_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const KEY_PREFIX = Buffer.from("302a300506032b6570032100", "hex");
const KEY_BYTES = 32;

/** `PRIVATE+KEY+name+id+base64(0x01 || seed)`; null when the text is none. */
export function parseSigner(text: string): Signer | null {
  const [, name = "", id = "", encoded = ""] = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const seed = keyBytes(encoded);
  if (!seed) return null;
  const privateKey = createPrivateKey({ key: Buffer.concat([SEED_PREFIX, seed]), format: "der", type: "pkcs8" });
  const verifier = verifierOf(name, createPublicKey(privateKey));
  return verifier.id === id ? { ...verifier, privateKey } : null;
}

export function parseVerifier(text: string): Verifier | null {
  const [, name = "", id = "", encoded = ""] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const bytes = keyBytes(encoded);
  if (!bytes) return null;
  const key = Buffer.concat([KEY_PREFIX, bytes]);
  const verifier = verifierOf(name, createPublicKey({ key, format: "der", type: "spki" }));
  return verifier.id === id ? verifier : null;
}

/** A new key in its text form. */
export function makeSigner(name: string): string {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const seed = privateKey.export({ format: "der", type: "pkcs8" }).subarray(SEED_PREFIX.length);
  return `PRIVATE+KEY+${name}+${verifierOf(name, publicKey).id}+${encodedKey(seed)}`;
}

/** `text` ends with a line feed; one signature line per signer. */
export function signNote(text: string, signers: readonly Signer[]): string {
  const lines = signers.map(({ name, id, privateKey }) => {
    const signature = Buffer.concat([Buffer.from(id, "hex"), sign(null, Buffer.from(text), privateKey)]);
    return `— ${name} ${signature.toString("base64")}\n`;
  });
  return `${text}\n${lines.join("")}`;
}

/** The text, and the ids of those of the verifiers that have truly signed it. */
export function openNote(note: string, verifiers: readonly Verifier[]): { text: string; signedBy: string[] } {
  const end = note.lastIndexOf("\n\n");
  const text = note.slice(0, end + 1);
  const signatures = [...note.slice(end + 2).matchAll(/^— (\S+) (\S+)$/gm)].map(([, name, encoded = ""]) => {
    const bytes = Buffer.from(encoded, "base64");
    return { name, id: bytes.subarray(0, 4).toString("hex"), signature: bytes.subarray(4) };
  });
  const signedBy = verifiers
    .filter((verifier) =>
      signatures.some(
        ({ name, id, signature }) =>
          name === verifier.name &&
          id === verifier.id &&
          verify(null, Buffer.from(text), verifier.publicKey, signature),
      ),
    )
    .map(({ id }) => id);
  return { text, signedBy };
}

function verifierOf(name: string, publicKey: KeyObject): Verifier {
  const bytes = publicKey.export({ format: "der", type: "spki" }).subarray(KEY_PREFIX.length);
  const named = createHash("sha256").update(`${name}\n`).update(Buffer.of(ED25519)).update(bytes);
  const id = named.digest("hex").slice(0, 8);
  return { name, id, publicKey, text: `${name}+${id}+${encodedKey(bytes)}` };
}

const encodedKey = (bytes: Uint8Array): string => Buffer.concat([Buffer.of(ED25519), bytes]).toString("base64");

function keyBytes(encoded: string): Buffer | null {
  const bytes = Buffer.from(encoded, "base64");
  return bytes.length === KEY_BYTES + 1 && bytes[0] === ED25519 ? bytes.subarray(1) : null;
}
