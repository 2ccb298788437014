/** The process's own clock: for measuring and logging. Decisions use the database's (server/kernel/ground.ts). */
export const clock = { now: (): Date => new Date() };
