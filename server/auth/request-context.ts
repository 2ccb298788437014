import type { Db } from "@/server/db";
import type { Actor } from "@/server/kernel/actor";
import { KernelError } from "@/server/kernel/errors";
import { clientAddress } from "./client-address";
import { staffFromRequest } from "./session";
import type { SessionSettings } from "./session";
import type { SignedInStaff } from "./staff-member";
import { STAFF_TOKEN_NAME } from "./staff-tokens";
import { verifyAgentKey } from "./verify-agent-key";
import type { FoundKey } from "./verify-agent-key";
import { verifyStaffToken } from "./verify-staff-token";
import type { FoundToken } from "./verify-staff-token";

export interface RequestContext {
  actor: Actor;
  /** Also set when a personal token speaks for its owner. */
  staff: SignedInStaff | null;
  /** How the actor showed who they are. Changes under a "session" need `assertSameOrigin`. */
  via: "agent_key" | "staff_token" | "session" | "nothing";
  /** Under which a person's proofs of identity are kept: of the session, or of the personal token. */
  sessionHash: string | null;
  /** The key of an agent. */
  agentKey: FoundKey | null;
  /** Network address, as far as it is known. */
  client: string;
}

/** Who asks: a bearer key or token, else a session, else nobody. A bad bearer never falls back to the session. */
export async function requestContext(db: Db, headers: Headers, settings: SessionSettings): Promise<RequestContext> {
  const client = clientAddress(headers);
  const bearer = bearerOf(headers);
  if (bearer !== null) return { client, ...(await fromBearer(db, bearer)) };
  const session = await staffFromRequest(db, headers, settings);
  if (session) {
    const { staff, sessionHash, authenticatedAt } = session;
    const actor = { ...staffActor(staff), authenticatedAt };
    return { client, staff, sessionHash, agentKey: null, actor, via: "session" };
  }
  const actor = { kind: "anonymous", id: "anonymous" } as const;
  return { client, staff: null, sessionHash: null, agentKey: null, actor, via: "nothing" };
}

async function fromBearer(db: Db, bearer: string): Promise<Omit<RequestContext, "client">> {
  if (bearer.startsWith(`ops_${STAFF_TOKEN_NAME}_`)) {
    const found = await verifyStaffToken(db, bearer);
    if (found) return fromToken(found);
  } else {
    const found = await verifyAgentKey(db, bearer);
    if (found) {
      const actor = { kind: "agent", id: found.agent } as const;
      return { staff: null, sessionHash: null, agentKey: found, actor, via: "agent_key" };
    }
  }
  throw new KernelError("unauthenticated", "The key is not valid.");
}

/** A token alone proves nothing about who holds it; what was proved since with a password or a passkey counts. */
function fromToken({ owner, sessionHash, provedAt }: FoundToken): Omit<RequestContext, "client"> {
  const actor = { ...staffActor(owner), ...(provedAt && { authenticatedAt: provedAt }) };
  return { staff: owner, sessionHash, agentKey: null, actor, via: "staff_token" };
}

/** Null when there is none; other schemes (a proxy's own Basic, for example) are not ours to judge. */
function bearerOf(headers: Headers): string | null {
  const [scheme, ...rest] = (headers.get("authorization") ?? "").trim().split(/\s+/);
  return scheme?.toLowerCase() === "bearer" ? rest.join(" ") : null;
}

const staffActor = ({ id, role }: SignedInStaff) => ({ kind: "staff" as const, id, role });
