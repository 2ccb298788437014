import { z } from "zod";
import { KernelError } from "@/server/kernel/errors";
import { readCheckpoint, readConsistency, readInclusion } from "@/server/proofs/read-proofs";
import { app } from "./app-kernel";
import { problemResponse } from "./http";
import { readRequest } from "./request";

const HEADERS = { "cache-control": "no-store" };
const Size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/**
 * For everybody: a checkpoint that many have seen cannot be taken back. It tells how many events there are, and
 * nothing of them. 404 while nothing is sealed.
 */
export const answerCheckpoint = answering(async () => {
  const checkpoint = await readCheckpoint(app().kernel.db);
  if (!checkpoint) throw new KernelError("not_found", "Nothing has been sealed yet.");
  return new Response(checkpoint.note, { headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8" } });
});

/** For everybody, as a witness needs no account: hashes between two sizes that were published. */
export const answerConsistency = answering(async (request) => {
  const query = new URL(request.url).searchParams;
  const { from, to } = z.object({ from: Size, to: Size }).parse(Object.fromEntries(query));
  return Response.json(await readConsistency(app().kernel.db, from, to), { headers: HEADERS });
});

/** For whoever is signed in, agents too: that an event exists is not for strangers to try out. */
export const answerInclusion = answering(async (request) => {
  const { actor, refusal } = await readRequest(request);
  if (refusal) throw refusal;
  if (actor.kind === "anonymous") throw new KernelError("unauthenticated", "Sign in first, or send a key.");
  const query = new URL(request.url).searchParams;
  const { event } = z.object({ event: z.uuid() }).parse(Object.fromEntries(query));
  const proof = await readInclusion(app().kernel.db, event);
  if (!proof) throw new KernelError("not_found", "There is no such event below the last checkpoint.", { event });
  return Response.json(proof, { headers: HEADERS });
});

function answering(answer: (request: Request) => Promise<Response>): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      return problemResponse(error);
    }
  };
}
