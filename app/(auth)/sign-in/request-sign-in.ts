type Provider = "credentials" | "email" | "oidc";

export interface SignInReply {
  error: string | null;
  /** Where next-auth would go on; for an identity provider its own page. */
  url: string;
}

/** One sign-in over next-auth's own protocol, without leaving the page. Throws when the server cannot be reached. */
export async function requestSignIn(provider: Provider, fields: Record<string, string>): Promise<SignInReply> {
  const csrfToken = await readText(await fetch("/api/auth/csrf"), "csrfToken");
  const action = provider === "credentials" ? "callback" : "signin";
  const response = await fetch(`/api/auth/${action}/${provider}`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
  const url = await readText(response, "url");
  const query = new URL(url, window.location.origin).searchParams;
  return { error: query.get("error") ?? (query.has("csrf") ? "Csrf" : null), url };
}

async function readText(response: Response, name: string): Promise<string> {
  const body: unknown = await response.json();
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  if (typeof value !== "string") throw new Error(`The answer has no ${name}.`);
  return value;
}
