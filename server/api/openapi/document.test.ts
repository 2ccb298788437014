import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { handleHttp } from "@/server/api/http";
import { operation } from "@/server/api/operation";
import { OPERATIONS } from "@/server/api/operations";
import { inputOf } from "@/server/api/procedure-input";
import { ERROR_CODES } from "@/server/kernel/errors";
import { answerProblems, componentProblems, requestProblems } from "@/server/testing/documented";
import { openApiDocument } from "./document";
import { exampleOf } from "./problems";

const document = openApiDocument();

describe("the document", () => {
  it("is valid OpenAPI 3.1 for a public validator", async () => {
    const { valid, errors } = await new Validator().validate({ ...structuredClone(document) });
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it("has every operation, each under a name of its own", () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { operationId }]) => `${method.toUpperCase()} ${path} ${String(operationId)}`,
      ),
    );
    expect(described.toSorted()).toEqual(
      OPERATIONS.map(({ method, path, id }) => `${method} ${path} ${id}`).toSorted(),
    );
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
  });

  it("has every reference that it makes", () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
    for (const [, pointer = ""] of references) {
      const found = pointer.split("/").reduce<unknown>((at, step) => Object(at)[step], document);
      expect(found, pointer).toBeDefined();
    }
  });

  it.each(ERROR_CODES)("has an example of %s that is such a problem", (code) => {
    expect(componentProblems("Problem", exampleOf(code))).toEqual([]);
    expect(document.components.examples?.[code]?.value).toMatchObject({ code, detail: expect.stringMatching(/\S/) });
  });
});

describe.each(OPERATIONS)("$id", ({ method, path, procedure, request, answers, summary, says }) => {
  it("is described in words that say something", () => {
    expect(summary.length).toBeGreaterThan(5);
    expect(says.length).toBeGreaterThan(20);
  });

  it("has a request for an example that its procedure takes and its schemas allow", () => {
    expect(() => (inputOf(procedure) ?? z.null()).parse(request)).not.toThrow();
    expect(requestProblems(`${method} ${path}`, request)).toEqual([]);
  });

  it("has examples of all its answers that its schemas allow", () => {
    for (const [status, { example }] of Object.entries(answers)) {
      const headers = new Headers({ "content-type": "application/json" });
      expect(answerProblems(`${method} ${path}`, { status: Number(status), headers, body: example })).toEqual([]);
    }
  });
});

it("cannot be written with an answer that is not its procedure's, or an example that is none", () => {
  const spec = {
    id: "x",
    method: "POST",
    path: "/actions/{id}/cancel",
    tag: "Actions",
    summary: "",
    says: "",
    procedure: "actions.cancel",
    errors: [],
  } as const;
  const id = "01993c7e-5f0a-7c31-9a55-0d6c1f2b7a10";
  const status = z.literal("cancelled");
  const whole = { 200: { says: "", schema: z.object({ id: z.string(), status }), example: {} } };
  const tooLittle = { 200: { says: "", schema: z.object({ id: z.string() }), example: {} } };
  const tooMuch = { 200: { says: "", schema: z.object({ id: z.string(), status, more: z.string() }), example: {} } };
  const request = { id, reason: "r" };
  const written = [
    operation({ ...spec, request, answers: whole }),
    // @ts-expect-error -- the procedure answers more than this says
    operation({ ...spec, request, answers: tooLittle }),
    // @ts-expect-error -- the procedure answers less than this says
    operation({ ...spec, request, answers: tooMuch }),
    // @ts-expect-error -- the procedure takes a reason
    operation({ ...spec, request: { id }, answers: whole }),
  ];
  expect(written).toHaveLength(4);
});

describe("GET /api/v1/openapi.json", () => {
  const ask = (headers = {}, method = "GET") =>
    handleHttp(new Request("http://ops.test/api/v1/openapi.json", { method, headers }));

  it("answers everybody, and may be kept", async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("cache-control")).toContain("public");
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it("is not sent again to who has it", async () => {
    const etag = (await ask()).headers.get("etag") ?? "";
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const answer = await ask({ "if-none-match": tag });
      expect([answer.status, answer.headers.get("etag"), await answer.text()]).toEqual([304, etag, ""]);
    }
    expect((await ask({ "if-none-match": '"other"' })).status).toBe(200);
  });

  it("takes HEAD, and no other method", async () => {
    const head = await ask({}, "HEAD");
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const answer = await ask({}, "POST");
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });
});
