import { DECIDING } from "./operations/deciding";
import { FOLLOWING } from "./operations/following";
import { LOOKING_UP } from "./operations/looking-up";
import { SUBMITTING } from "./operations/submitting";
import { WORKING } from "./operations/working";
import type { Operation } from "./operation";

const ALL = [...SUBMITTING, ...FOLLOWING, ...DECIDING, ...WORKING, ...LOOKING_UP];

export type OperationId = (typeof ALL)[number]["id"];

/** Every address of /api/v1. What is not complete here does not compile: the document is made of it. */
export const OPERATIONS: readonly (Operation & { id: OperationId })[] = ALL;
