/**
 * Preloaded into the workers of a chaos run: a message `{shiftClockMs}` moves this process's clock, as a wrong NTP
 * answer would. Timers go on as before; only what asks for the time of day is lied to.
 */
const Real = globalThis.Date;
let shiftMs = 0;
const now = () => Real.now() + shiftMs;

globalThis.Date = new Proxy(Real, {
  construct: (target, given, as) => Reflect.construct(target, given.length > 0 ? given : [now()], as),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
process.on("message", (message) => {
  if (typeof message?.shiftClockMs === "number") shiftMs = message.shiftClockMs;
});
