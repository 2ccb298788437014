import openapiTS, { astToString } from "openapi-typescript";
import { expect, it } from "vitest";
import { openApiDocument } from "./document";

const GENERATED = "../../testing/openapi-types.gen.ts";

/**
 * What a client generator makes of the document, kept so that the types step checks who uses it. Anew:
 * npx vitest run --project unit server/api/openapi/client-types.test.ts --update
 */
it("gives clients the types that are kept", async () => {
  // Safe because a public validator found it to be such a document (document.test.ts).
  const document = openApiDocument() as unknown as Parameters<typeof openapiTS>[0];
  const types = astToString(await openapiTS(document, { alphabetize: true }));
  await expect(
    `// Written by server/api/openapi/client-types.test.ts, which fails when it is old.\n${types}`,
  ).toMatchFileSnapshot(GENERATED);
});
