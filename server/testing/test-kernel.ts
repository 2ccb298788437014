import type { Db } from "@/server/db";
import { houseKernel } from "@/server/house-kernel";
import type { Kernel } from "@/server/kernel/kernel";

/** The product's own kernel on a test database; a test may replace parts. */
export function testKernel(db: Db, parts: Partial<Kernel> = {}): Kernel {
  return houseKernel({ db, hint: () => undefined, ...parts });
}
