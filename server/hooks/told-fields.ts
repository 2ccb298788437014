import { z } from "zod";
import { addressField } from "@/server/email/address";

const ADDRESSES_MAX = 50;

/** Text that a column takes. What a provider says beside the news must not keep the news from being heard. */
export const toldText = (lengthMax: number) =>
  z
    .string()
    .transform((text) => text.toWellFormed().replaceAll("\u0000", "").slice(0, lengthMax))
    .optional()
    .catch(undefined);

/** Those of a list that are addresses: one that is none must not leave the others open. */
export const toldAddresses = z
  .array(z.unknown())
  .catch([])
  .transform((list) => list.slice(0, ADDRESSES_MAX).flatMap((one) => addressField.safeParse(one).data ?? []));
