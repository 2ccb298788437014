import { describe, expect, it } from "vitest";
import { keyState } from "./key-looks";

const now = Date.parse("2026-03-04T12:00:00Z");
const at = (iso: string) => new Date(iso);

describe("the state of a key", () => {
  it("is live until an end is set", () => {
    expect(keyState({ revokedAt: null, expiresAt: null }, now)).toBe("live");
  });

  it("is being replaced while the overlap lasts, and ended after it", () => {
    expect(keyState({ revokedAt: null, expiresAt: at("2026-03-04T12:00:01Z") }, now)).toBe("ending");
    expect(keyState({ revokedAt: null, expiresAt: at("2026-03-04T12:00:00Z") }, now)).toBe("expired");
  });

  it("is revoked whatever else is true", () => {
    expect(keyState({ revokedAt: at("2026-03-01T00:00:00Z"), expiresAt: at("2026-12-01T00:00:00Z") }, now)).toBe(
      "revoked",
    );
  });
});
