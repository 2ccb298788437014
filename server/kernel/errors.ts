/** Every way the kernel says no, with the HTTP status it maps to. Clients may rely on these codes. */
export const ERROR_STATUS = {
  invalid_input: 400,
  reason_required: 400,
  typed_count_required: 400,
  typed_count_mismatch: 400,
  unauthenticated: 401,
  forbidden: 403,
  no_grant: 403,
  agent_paused: 403,
  agents_cannot_decide: 403,
  own_action: 403,
  own_agent: 403,
  own_edit: 403,
  no_delegation: 403,
  approver_cap: 403,
  reauthentication_required: 403,
  identity_not_proven: 403,
  not_found: 404,
  method_not_allowed: 405,
  already_decided: 409,
  already_voted: 409,
  stale_digest: 409,
  state_conflict: 409,
  task_limit: 409,
  not_settled: 409,
  not_sealed: 409,
  undo_too_late: 409,
  version_conflict: 409,
  expired: 409,
  archived: 410,
  payload_too_large: 413,
  idempotency_conflict: 422,
  target_not_found: 422,
  rate_limited: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

// Safe because the table above has these keys and no others.
export const ERROR_CODES = Object.keys(ERROR_STATUS) as ErrorCode[];

/** `message` is for the caller and must hold no secret; `details` becomes members of the problem document. */
export class KernelError extends Error {
  override readonly name = "KernelError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Record<string, unknown> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
