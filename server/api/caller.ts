import { headers } from "next/headers";
import { app } from "./app-kernel";
import { createContext, stillStands } from "./context";
import { createCaller } from "./root";

/** Calls procedures from server components, as the person whose session the request carries. */
export async function serverCaller() {
  const asked = await headers();
  const context = await createContext({ headers: asked });
  const caller = createCaller({
    ...context,
    refusal: null,
    signal: new AbortController().signal,
    rate: { windows: [] },
    stillStands: () => stillStands(asked, context),
  });
  return { caller, staff: context.staff, kernel: app().kernel };
}
