import { newsItems } from "@/drizzle/schema/news";
import type { Db } from "@/server/db";
import { newId } from "@/server/kernel/key";
import { makeFund, makeMember, makeProvider } from "@/server/testing/make";

/** Something of our own for each submission to act on, so that none is refused for what another did. */
export interface Place {
  member: (status: "active" | "pending") => Promise<{ id: string; email: string }>;
  fund: () => Promise<string>;
  provider: () => Promise<string>;
  newsDraft: (body: string) => Promise<string>;
}

export const placeIn = (db: Db): Place => ({
  async member(status) {
    const id = newId();
    const email = `${id}@example.com`;
    await makeMember(db, { id, email, status });
    return { id, email };
  },
  fund: async () => (await makeFund(db)).id,
  provider: async () => (await makeProvider(db)).id,
  async newsDraft(body) {
    const id = newId();
    const row = { id, slug: id, class: "news" as const, title: `Item ${id}`, body, status: "draft" as const };
    await db.insert(newsItems).values({ ...row, sourceUrls: [], updatedAt: new Date() });
    return id;
  },
});
