import { openStores } from "./stores"; import { openKernelSide } from "./kernel-side"; import { callFor, perSecond } from "./load"; import { openCostMeter, costsPer } from "./costs";
const s = await openStores(); const k = await openKernelSide(s);
await callFor(1500, 32, k.submitNotice);
const m = await openCostMeter(s.admin, s.redis, []); const a = await m.read(); const c0 = process.cpuUsage();
const l = await callFor(6000, 32, k.submitNotice);
const c1 = process.cpuUsage(c0);
console.log("rate", perSecond(l), "node cpu ms/action", (c1.user + c1.system) / 1000 / l.count, costsPer(l.count, a, await m.read()));
await k.close(); await s.close();
process.exit(0);
