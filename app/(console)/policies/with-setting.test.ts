import { expect, it } from "vitest";
import type { Params } from "./policy-types";
import { changedParameters, settingAt, withSetting } from "./with-setting";

// Safe because no other parameter is looked at here.
const shipped = {
  agentTargetsPerHour: 500,
  bulkBlockAboveFor: {},
  quorum: { high: { operator: 1, editor: 0, support: 0 } },
} as unknown as Params;

it("sets one figure and leaves the rest", () => {
  const after = withSetting(shipped, ["quorum", "high", "operator"], 2);
  expect(settingAt(after, ["quorum", "high", "operator"])).toBe(2);
  expect(changedParameters(shipped, after)).toEqual({ quorum: after.quorum });
});

it("adds and takes away exceptions whose names hold dots", () => {
  const added = withSetting(shipped, ["bulkBlockAboveFor", "user.approve_many"], 100);
  expect(added.bulkBlockAboveFor).toEqual({ "user.approve_many": 100 });
  const gone = withSetting(added, ["bulkBlockAboveFor", "user.approve_many"], undefined);
  expect(changedParameters(shipped, gone)).toEqual({});
});

it("tells no limit from not set", () => {
  const free = withSetting(shipped, ["agentTargetsPerHour"], null);
  expect(settingAt(free, ["agentTargetsPerHour"])).toBeNull();
  expect(settingAt(free, ["bulkBlockAboveFor", "news.publish"])).toBeUndefined();
});
