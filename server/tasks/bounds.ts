/**
 * How often agents may hand one task on. Work that four agents could not keep is work that nobody was told how to
 * do: it goes to a person.
 */
export const HOPS_MAX = 4;

/** How often one agent may be given the same task: a question back is an exchange, a third time is a loop. */
export const VISITS_MAX = 2;

/** How many tasks may stand above one: lead, agent, helper, and one more. Deeper, nobody sees what belongs to what. */
export const DEPTH_MAX = 3;

/** How many parts a task may have: with the depth, this bounds what one request can set off. */
export const PARTS_MAX = 20;
