import type { z } from "zod";

/** An event that is authentic and not what it should be: trying again cannot help. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";

  /** Where and what, never the value. */
  static of(error: z.ZodError): Unreadable {
    return new Unreadable(error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
  }
}
