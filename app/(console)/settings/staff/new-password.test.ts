import { describe, expect, it } from "vitest";
import { newPassword } from "./new-password";

describe("a generated password", () => {
  it("is long, easy to read aloud, and never the same", () => {
    const made = Array.from({ length: 200 }, newPassword);
    expect(new Set(made).size).toBe(200);
    for (const password of made) expect(password).toMatch(/^[a-km-np-zA-HJ-NP-Z2-9]{20}$/);
  });
});
