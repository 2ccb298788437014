import type { OperationId } from "@/server/api/operations";
import { cancelAction } from "@/server/kernel/cancel";
import type { ErrorCode } from "@/server/kernel/errors";
import { newId } from "@/server/kernel/key";
import { sealEvents } from "@/server/proofs/seal";
import { ABSENT, everybodyReads, listing, onlyReads, othersAreAbsent } from "./contract-parts";
import type { DatabaseScene } from "./database-scene";
import { makeMember } from "./make";
import { PASSWORD } from "./staff-accounts";
import { TASK_CONTRACTS } from "./task-contracts";
import { testSigner } from "./test-signer";
import { unknownMail } from "./unknown-mail";

/** Whose key is sent: an agent's, or the personal token of a person with this role. */
export type By = "shaggy" | "scooby" | "velma" | "operator" | "viewer";

/** What is sent, by members of the input as the operation's own example has them. */
export type Request = Record<string, unknown>;

export interface Case {
  by: By;
  request: (scene: DatabaseScene) => Promise<Request> | Request;
  status: number;
  code?: ErrorCode;
}

/** Why no request can have this outcome. */
export interface Never {
  never: string;
  /** Codes that the document names all the same. */
  told?: readonly ErrorCode[];
}

export interface Contract {
  allowed: Case & { code?: undefined };
  invalid: Case & { code: ErrorCode };
  forbidden: (Case & { code: ErrorCode }) | Never;
  missing: (Case & { code: ErrorCode }) | Never;
  conflicting: (Case & { code: ErrorCode }) | Never;
}

const reason = "As an example.";
const digest = "0".repeat(64);

const held = async (scene: DatabaseScene) => ({ id: (await scene.holdOne()).id });
const withdrawn = async (scene: DatabaseScene) => {
  const { id } = await scene.holdOne();
  await cancelAction(scene.kernel, scene.evan, id, reason);
  return { id };
};
const about = async ({ db }: DatabaseScene) => ({
  action: "user.approve",
  input: { userId: (await makeMember(db)).id },
});
const found = { targets: [{ n: 0, outcome: "happened" }], evidence: "mail-1", note: "It is in their log." };
const unknown = async (scene: DatabaseScene) => ({ id: (await unknownMail(scene)).id, ...found });

/** A read of one action, which is there or not. */
const reading: Contract = {
  allowed: { by: "shaggy", request: held, status: 200 },
  invalid: { by: "shaggy", request: () => ({ id: "nonsense" }), status: 400, code: "invalid_input" },
  forbidden: othersAreAbsent,
  missing: { by: "shaggy", request: () => ({ id: ABSENT }), status: 404, code: "not_found" },
  conflicting: onlyReads,
};

const ungranted = (by: By) => ({ by, request: () => ({ limit: 1 }), status: 403, code: "no_grant" }) as const;

/** What its submitter may do while nobody has decided, with a reason. */
const changing: Contract = {
  allowed: { by: "shaggy", request: async (scene) => ({ ...(await held(scene)), reason }), status: 200 },
  invalid: { by: "shaggy", request: held, status: 400, code: "invalid_input" },
  forbidden: {
    by: "viewer",
    request: async (scene) => ({ ...(await held(scene)), reason }),
    status: 403,
    code: "forbidden",
  },
  missing: { by: "shaggy", request: () => ({ id: ABSENT, reason }), status: 404, code: "not_found" },
  conflicting: {
    by: "shaggy",
    request: async (scene) => ({ ...(await withdrawn(scene)), reason }),
    status: 409,
    code: "state_conflict",
  },
};

/** For every operation, one request for each way it can end; an operation without does not compile. */
export const CONTRACTS: Record<OperationId, Contract> = {
  submitAction: {
    allowed: { by: "shaggy", request: about, status: 201 },
    invalid: { by: "shaggy", request: () => ({ action: "user.approve" }), status: 400, code: "invalid_input" },
    forbidden: { by: "scooby", request: about, status: 403, code: "no_grant" },
    missing: {
      by: "shaggy",
      request: () => ({ action: "user.approve", input: { userId: ABSENT } }),
      status: 422,
      code: "target_not_found",
    },
    conflicting: {
      by: "shaggy",
      async request(scene) {
        const { action, input } = await about(scene);
        return { action, input: { ...input, version: 7 } };
      },
      status: 409,
      code: "version_conflict",
    },
  },
  submitActions: {
    allowed: { by: "shaggy", request: async (scene) => ({ items: [await about(scene), {}] }), status: 200 },
    invalid: { by: "shaggy", request: () => ({ items: [] }), status: 400, code: "invalid_input" },
    forbidden: { never: "what is wrong with an item is said in its place" },
    missing: { never: "what is wrong with an item is said in its place" },
    conflicting: { never: "what is wrong with an item is said in its place" },
  },
  listActions: listing("shaggy", everybodyReads),
  getAction: reading,
  waitForAction: {
    ...reading,
    allowed: { by: "shaggy", request: async (scene) => ({ ...(await held(scene)), timeoutSeconds: 0 }), status: 200 },
    invalid: {
      by: "shaggy",
      request: async (scene) => ({ ...(await held(scene)), timeoutSeconds: 61 }),
      status: 400,
      code: "invalid_input",
    },
  },
  listActionEvents: reading,
  getReceipt: {
    ...reading,
    allowed: {
      by: "shaggy",
      async request(scene) {
        const ended = await withdrawn(scene);
        await sealEvents(scene.db, [testSigner()], 10_000);
        return ended;
      },
      status: 200,
    },
    conflicting: { by: "shaggy", request: held, status: 409, code: "not_settled" },
  },
  cancelAction: changing,
  reviseAction: changing,
  decideAction: {
    allowed: {
      by: "operator",
      async request(scene) {
        const { id, pinnedDigest } = await scene.holdOne();
        return { id, verdict: "approve", digest: pinnedDigest };
      },
      status: 200,
    },
    invalid: {
      by: "operator",
      request: async (scene) => ({ ...(await held(scene)), verdict: "perhaps", digest }),
      status: 400,
      code: "invalid_input",
    },
    forbidden: {
      by: "shaggy",
      request: async (scene) => ({ ...(await held(scene)), verdict: "approve", digest }),
      status: 403,
      code: "agents_cannot_decide",
    },
    missing: {
      by: "operator",
      request: () => ({ id: ABSENT, verdict: "approve", digest }),
      status: 404,
      code: "not_found",
    },
    conflicting: {
      by: "operator",
      request: async (scene) => ({ ...(await held(scene)), verdict: "approve", digest }),
      status: 409,
      code: "stale_digest",
    },
  },
  resolveAction: {
    allowed: { by: "operator", request: unknown, status: 200 },
    invalid: {
      by: "operator",
      request: async (scene) => ({ ...(await unknown(scene)), targets: [] }),
      status: 400,
      code: "invalid_input",
    },
    forbidden: { by: "velma", request: unknown, status: 403, code: "agents_cannot_decide" },
    missing: { by: "operator", request: () => ({ id: ABSENT, ...found }), status: 404, code: "not_found" },
    conflicting: {
      by: "operator",
      request: async (scene) => ({ ...(await held(scene)), ...found }),
      status: 409,
      code: "state_conflict",
    },
  },
  reauthenticate: {
    allowed: { by: "operator", request: () => ({ password: PASSWORD }), status: 200 },
    invalid: { by: "operator", request: () => ({ password: "" }), status: 400, code: "invalid_input" },
    forbidden: { by: "operator", request: () => ({ password: newId() }), status: 403, code: "identity_not_proven" },
    missing: { never: "who is signed in is there" },
    conflicting: { never: "it may be done as often as one likes" },
  },
  getMe: {
    allowed: { by: "shaggy", request: () => ({}), status: 200 },
    invalid: { by: "shaggy", request: () => ({ surprise: 1 }), status: 400, code: "invalid_input" },
    forbidden: everybodyReads,
    missing: { never: "whoever is signed in is there" },
    conflicting: onlyReads,
  },
  heartbeat: {
    allowed: { by: "shaggy", request: () => ({ activity: "Comparing sign-ups." }), status: 200 },
    invalid: { by: "shaggy", request: () => ({ activity: "two\nlines" }), status: 400, code: "invalid_input" },
    forbidden: { by: "operator", request: () => ({}), status: 403, code: "forbidden" },
    missing: { never: "an agent with a key is there" },
    conflicting: { never: "the last word stands" },
  },
  uploadEvidence: {
    allowed: { by: "shaggy", request: () => ({ text: newId() }), status: 201 },
    invalid: { by: "shaggy", request: () => ({}), status: 400, code: "invalid_input" },
    forbidden: { by: "operator", request: () => ({ text: newId() }), status: 403, code: "forbidden" },
    missing: { never: "it is about nothing that is there" },
    conflicting: { never: "the same bytes are the same evidence" },
  },
  ...TASK_CONTRACTS,
  listMembers: listing("shaggy", {
    never: "each of the five has the grant, which its file may lose",
    told: ["no_grant"],
  }),
  listFunds: listing("velma", ungranted("shaggy")),
  listProviders: listing("scooby", ungranted("shaggy")),
};
