import { asc, sql } from "drizzle-orm";
import { z } from "zod";
import { providers } from "@/drizzle/schema/members";
import type { Reader } from "@/server/db";

const CATEGORIES_MAX = 100;

/** The values by which the directory's lists can be narrowed. */
export async function readDirectoryChoices(reader: Reader) {
  const [countries, categories] = await Promise.all([
    reader.execute(COUNTRIES),
    reader
      .selectDistinct({ category: providers.category })
      .from(providers)
      .orderBy(asc(providers.category))
      .limit(CATEGORIES_MAX),
  ]);
  return {
    countries: z
      .array(z.object({ country: z.string() }))
      .parse([...countries])
      .map(({ country }) => country),
    categories: categories.map(({ category }) => category),
  };
}

// Jumps from value to value along the index: as many steps as there are countries, however many members.
const COUNTRIES = sql`
  with recursive found(country) as (
    (select country from members order by country limit 1)
    union all
    select (select country from members where country > found.country order by country limit 1)
    from found where found.country is not null
  )
  select country from found where country is not null`;
