import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import { startFakeHttpServer } from "./fake-http-server";

export interface FakeOidc {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the next person to sign in is said to be. */
  claims: Record<string, unknown>;
  close: () => Promise<void>;
}

/** An OpenID Connect provider that lets everybody in at once, with the code flow and PKCE as real ones do it. */
export async function startFakeOidc(): Promise<FakeOidc> {
  const client = { clientId: "ops-kernel", clientSecret: "oidc-secret" };
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pending = new Map<string, { nonce: string; challenge: string; claims: Record<string, unknown> }>();

  const server = await startFakeHttpServer((request, response) => {
    const url = new URL(request.path, server.url);
    const reply = (body: unknown, status = 200) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return reply(discovery(server.url));
      case "/jwks":
        return reply({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }] });
      case "/authorize": {
        const code = `code-${pending.size + 1}`;
        const { nonce = "", code_challenge: challenge = "", ...query } = Object.fromEntries(url.searchParams);
        pending.set(code, { nonce, challenge, claims: fake.claims });
        const back = `${query["redirect_uri"]}?${new URLSearchParams({ code, state: query["state"] ?? "" })}`;
        return void response.writeHead(302, { location: back }).end();
      }
      case "/token": {
        const form = new URLSearchParams(request.body);
        const grant = pending.get(form.get("code") ?? "");
        const challenge = createHash("sha256")
          .update(form.get("code_verifier") ?? "")
          .digest("base64url");
        if (!grant || grant.challenge !== challenge) return reply({ error: "invalid_grant" }, 400);
        const nowSeconds = Math.floor(Date.now() / 1000);
        const times = { iat: nowSeconds, exp: nowSeconds + 300 };
        const claims = { iss: server.url, aud: client.clientId, nonce: grant.nonce, ...times, ...grant.claims };
        return reply({ access_token: "access", token_type: "Bearer", id_token: signed(claims) });
      }
      default:
        return reply({ error: "not_found" }, 404);
    }
  });
  const fake: FakeOidc = { issuer: server.url, ...client, claims: {}, close: server.close };
  return fake;

  function signed(claims: unknown): string {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const head = `${part({ alg: "RS256", kid: "1" })}.${part(claims)}`;
    return `${head}.${createSign("RSA-SHA256").update(head).sign(privateKey).toString("base64url")}`;
  }
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}
