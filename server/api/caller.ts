import { headers } from "next/headers";
import { app } from "./app-kernel";
import { createContext } from "./context";
import { createCaller } from "./root";

/** Calls procedures from server components, as the person whose session the request carries. */
export async function serverCaller() {
  const context = await createContext({ headers: await headers() });
  const caller = createCaller({ ...context, refusal: null, signal: new AbortController().signal });
  return { caller, staff: context.staff, kernel: app().kernel };
}
