import type { LoggerInstance } from "next-auth";

/** The `error` in the address of the sign-in page when we are the reason. */
export const UNAVAILABLE = "Unavailable";

/** next-auth writes what is thrown into the browser's address, by its message or by its text. */
class SignInUnavailable extends Error {
  override readonly name = "SignInUnavailable";

  constructor(cause: unknown) {
    super(UNAVAILABLE, { cause });
  }

  override toString(): string {
    return UNAVAILABLE;
  }
}

/** Does a step of signing in; why it failed is for the log alone. */
export async function orUnavailable<T>(logger: Partial<LoggerInstance>, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const failure = new SignInUnavailable(error);
    logger.error?.("SIGN_IN_UNAVAILABLE", failure);
    throw failure;
  }
}
