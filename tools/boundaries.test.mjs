import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { installedBin, root } from "./paths.mjs";

/** Wrong imports, one file each. Every one must be reported, or the boundaries have silently stopped to hold. */
const WRONG = {
  "server/kernel/uses-framework.ts": `import { cookies } from "next/headers";\nexport const jar = cookies;`,
  "server/kernel/uses-queue-library.ts": `import { Queue } from "bullmq";\nexport const Kind = Queue;`,
  "server/kernel/uses-api.ts": `import { router } from "@/server/api/root";\nexport const used = router;`,
  "server/kernel/uses-api-type.ts": `import type { Router } from "@/server/api/root";\nexport type Used = Router;`,
  "server/kernel/uses-api-later.ts": `export const load = () => import("@/server/api/root");`,
  "server/kernel/passes-api-on.ts": `export { router } from "@/server/api/root";`,
  "server/kernel/climbs-out.ts": `import { router } from "../api/root";\nexport const used = router;`,
  "server/policies/uses-domain.ts": `import { load } from "@/server/members/load";\nexport const used = load;`,
  "server/members/uses-other-domain.ts": `import { load } from "@/server/tickets/load";\nexport const used = load;`,
  "server/policy-desk/uses-action.ts": `import { ACTIONS } from "@/server/actions";\nexport const used = ACTIONS;`,
  "server/actions/uses-effect.ts": `import { send } from "@/server/effects/resend";\nexport const used = send;`,
  "server/staffing/uses-door.ts": `import { router } from "@/server/api/root";\nexport const used = router;`,
  "server/tasks/submits-for-others.ts": `import { ACTIONS } from "@/server/actions";\nexport const used = ACTIONS;`,
  "server/hooks/uses-effect.ts": `import { send } from "@/server/effects/resend";\nexport const used = send;`,
  "server/effects/uses-table.ts": `import { actions } from "@/drizzle/schema/actions";\nexport const used = actions;`,
  "server/queue/uses-kernel.ts": `import { submit } from "@/server/kernel/submit";\nexport const used = submit;`,
  "server/api/uses-redis.ts": `import { Redis } from "ioredis";\nexport const used = Redis;`,
  "workers/uses-page.ts": `import { Page } from "@/app/page";\nexport const used = Page;`,
  "workers/uses-api.ts": `import { router } from "@/server/api/root";\nexport const used = router;`,
  "drizzle/schema/uses-server.ts": `import { submit } from "@/server/kernel/submit";\nexport const used = submit;`,
  "components/uses-server.ts": `import { submit } from "@/server/kernel/submit";\nexport const used = submit;`,
  "app/uses-server.ts": `import { submit } from "@/server/kernel/submit";\nexport const used = submit;`,
  "app/page.tsx": `import { submit } from "@/server/kernel/submit";\nexport const used = submit;`,
  "app/api/route.ts": `import { submit } from "@/server/kernel/submit";\nexport const GET = submit;`,
  "e2e/uses-kernel.ts": `import { submit } from "@/server/kernel/submit";\nexport const used = submit;`,
  "examples/uses-server.ts": `import { submit } from "@/server/kernel/submit";\nexport const used = submit;`,
  "server/kernel/cycle-a.ts": `import { b } from "./cycle-b";\nexport const a = () => b;`,
  "server/kernel/cycle-b.ts": `import { a } from "./cycle-a";\nexport const b = () => a;`,
  "server/kernel/reads-environment.ts": `export const secret = process.env.NEXTAUTH_SECRET;`,
  "server/kernel/changes-unseen.ts": `export const end = (tx, actions) => tx.update(actions).set({ status: "failed" });`,
};

/** The same kinds of import where they are allowed: a rule that reports everything would guard nothing. */
const RIGHT = {
  "components/shows-status.ts": `import type { Status } from "@/server/kernel/states";\nexport type Shown = Status;`,
  "server/queue/parses-job.ts": `import type { Job } from "@/server/kernel/queues";\nimport { Queue } from "bullmq";\nexport const make = (job: Job) => new Queue(job.name);`,
  "server/effects/local-mail.ts": `import { mails } from "@/drizzle/schema/mail";\nexport const used = mails;`,
  "server/actions/approves.ts": `import { defineAction } from "@/server/kernel/define-action";\nimport { near } from "./near";\nexport const used = [defineAction, near];`,
  "server/staffing/delegates.ts": `import { assertOperator } from "@/server/auth/assert-operator";\nexport const used = assertOperator;`,
  "server/tasks/knows-grants.ts": `import { AGENTS } from "@/server/agents/registry";\nexport const used = AGENTS;`,
  "server/hooks/records.ts": `import { record } from "@/server/email/record";\nimport { submit } from "@/server/kernel/submit";\nexport const used = [record, submit];`,
  "server/policy-desk/drafts.ts": `import { submit } from "@/server/kernel/submit";\nimport { loosenings } from "@/server/policies/loosenings";\nexport const used = [submit, loosenings];`,
  "server/actions/near.ts": `export const near = 1;`,
  "app/(public)/docs/page.tsx": `import { apiReference } from "@/server/api/openapi/reference";\nexport const used = apiReference;`,
  "app/(console)/page.tsx": `import { caller } from "@/server/api/caller";\nexport const used = caller;`,
  "examples/adapter.test.ts": `import { app } from "@/server/testing/database-app";\nimport { near } from "./near.ts";\nexport const used = [app, near];`,
  "examples/near.ts": `export const near = 1;`,
  "workers/runs.ts": `import { execute } from "@/server/kernel/execute";\nexport const used = execute;`,
};

const folder = mkdtempSync(join(tmpdir(), "ops-boundaries-"));
let reported;

before(() => {
  for (const file of ["oxlint.config.ts", "tsconfig.json", "package.json"])
    copyFileSync(join(root, file), join(folder, file));
  mkdirSync(join(folder, "tools"));
  symlinkSync(join(root, "tools", "lint"), join(folder, "tools", "lint"));
  for (const [file, text] of Object.entries({ ...WRONG, ...RIGHT })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
  const result = spawnSync(installedBin("oxlint"), ["--format", "unix", "."], { cwd: folder, encoding: "utf8" });
  reported = result.stdout.split("\n").filter((line) => line.includes("[Error/"));
});

after(() => rmSync(folder, { recursive: true, force: true }));

for (const file of Object.keys(WRONG)) {
  void test(`reports ${file}`, () => assert.ok(reported.some((line) => line.startsWith(`${file}:`))));
}

for (const file of Object.keys(RIGHT)) {
  void test(`allows ${file}`, () =>
    assert.deepEqual(
      reported.filter((line) => line.startsWith(`${file}:`)),
      [],
    ));
}
