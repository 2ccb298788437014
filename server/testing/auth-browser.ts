/** As much of a browser as signing in takes: it keeps cookies and does not follow redirects by itself. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  /** Whole Set-Cookie lines, for their flags. */
  readonly setCookies: string[] = [];

  constructor(
    readonly url: string,
    readonly client: string,
  ) {}

  async get(path: string): Promise<Response> {
    return this.#send(path, {});
  }

  async post(path: string, fields: Record<string, string> = {}): Promise<Response> {
    return this.#send(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  /** Posts with a fresh csrf token and reads where next-auth would go on. */
  async postForUrl(path: string, fields: Record<string, string> = {}): Promise<{ status: number; url: URL }> {
    const csrf: unknown = await (await this.get("/api/auth/csrf")).json();
    const response = await this.post(path, { ...fields, csrfToken: memberOf(csrf, "csrfToken"), json: "true" });
    return { status: response.status, url: new URL(memberOf(await response.json(), "url"), this.url) };
  }

  headers(): Headers {
    return new Headers({ cookie: this.#cookieHeader(), "x-forwarded-for": this.client });
  }

  #cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(new URL(path, this.url), { ...init, headers: this.headers(), redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      this.setCookies.push(line);
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}

function memberOf(body: unknown, name: string): string {
  return String(Reflect.get(Object(body), name));
}
