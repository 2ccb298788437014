import type { APIRequestContext, BrowserContext } from "@playwright/test";
import { z } from "zod";
import type { Reply } from "./agent-client";

export interface StaffAccount {
  email: string;
  password: string;
}

const Csrf = z.object({ csrfToken: z.string() });
const SignedIn = z.object({ url: z.url() });
const Answer = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) });
const Refusal = z.object({ error: z.object({ json: z.object({ data: z.object({ problem: z.unknown() }) }) }) });

/** Signs a browser context in over next-auth's own protocol; its pages share the session. */
export async function signInOverHttp(context: BrowserContext, { email, password }: StaffAccount): Promise<void> {
  const { csrfToken } = Csrf.parse(await (await context.request.get("/api/auth/csrf")).json());
  const form = { email, password, csrfToken, json: "true", callbackUrl: "/" };
  const answer = await context.request.post("/api/auth/callback/credentials", { form });
  const { url } = SignedIn.parse(await answer.json());
  const error = new URL(url).searchParams.get("error");
  if (error) throw new Error(`${email} could not sign in: ${error}`);
}

/** A procedure called as the browser calls it, for what a page would never offer. */
export async function callProcedure(request: APIRequestContext, path: string, input: object): Promise<Reply> {
  const response = await request.post(`/api/trpc/${path}`, { data: { json: input } });
  const body: unknown = await response.json();
  const refusal = Refusal.safeParse(body);
  if (refusal.success) return { status: response.status(), body: refusal.data.error.json.data.problem };
  return { status: response.status(), body: Answer.parse(body).result.data.json };
}

const Created = z.object({ id: z.uuid() });

/** Somebody new on the staff, made by an operator through the console's own procedure. */
export async function makeStaffAccount(
  operator: APIRequestContext,
  role: "operator" | "viewer",
): Promise<StaffAccount & { id: string }> {
  const account = { email: `${crypto.randomUUID()}@hedgeco.example`, password: crypto.randomUUID() };
  const made = await callProcedure(operator, "staff.create", { ...account, name: "Nora Newcomer", role });
  return { ...account, ...Created.parse(made.body) };
}
