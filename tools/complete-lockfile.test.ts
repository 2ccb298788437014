import { expect, test } from "vitest";
import { completeLockfile } from "./complete-lockfile.mjs";

test("a platform that the registry lacked comes back with its parent's version; what is locked stays", () => {
  const lockfile = {
    lockfileVersion: 3,
    packages: {
      "": { name: "project" },
      "node_modules/tool": {
        version: "1.2.3",
        optionalDependencies: { "@tool/linux-x64-musl": "1.2.3", "@tool/linux-x64-gnu": "1.2.3", peerish: "^2.0.0" },
      },
      "node_modules/@tool/linux-x64-gnu": { version: "1.2.3", integrity: "sha512-x", optional: true },
    },
  };
  const { packages } = completeLockfile(lockfile);
  expect(Object.keys(packages)).toEqual([
    "",
    "node_modules/@tool/linux-x64-gnu",
    "node_modules/@tool/linux-x64-musl",
    "node_modules/tool",
  ]);
  expect(packages["node_modules/@tool/linux-x64-musl"]).toEqual({
    version: "1.2.3",
    cpu: ["x64"],
    libc: ["musl"],
    optional: true,
    os: ["linux"],
  });
});
