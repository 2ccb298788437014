import { z } from "zod";

const CHARS_MAX = 20_000;
const Base64Url = z
  .string()
  .max(CHARS_MAX)
  .regex(/^[A-Za-z0-9_-]*$/);

const Credential = z.object({
  id: Base64Url.min(1),
  rawId: Base64Url,
  type: z.literal("public-key"),
});

/** What a browser answers when a passkey was made, as @simplewebauthn/browser sends it. */
export const NewPasskey = Credential.extend({
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});
export type NewPasskey = z.infer<typeof NewPasskey>;

/** What a browser answers when a passkey was used. */
export const UsedPasskey = Credential.extend({
  response: z.object({ clientDataJSON: Base64Url, authenticatorData: Base64Url, signature: Base64Url }),
});
export type UsedPasskey = z.infer<typeof UsedPasskey>;
