import type { Cast } from "@/drizzle/seed/cast";
import type { Story } from "@/drizzle/seed/story";

/** Embeddings are derived data: they run by themselves. */
export function embedProfileStories(cast: Cast): Story[] {
  const embed = (at: Date, kind: "user_profile" | "fund_data" | "provider_data", entityId: string): Story => {
    return { at, by: "velma", action: "profile.embed", input: { kind, entityId } };
  };
  const { funds, providers, members } = cast.all;
  const known = members.filter(({ status }) => status === "active");
  return [
    ...[12, 9, 6, 3].flatMap((day, i) => [
      embed(cast.worktime(day), "fund_data", funds[40 + i]?.id ?? ""),
      embed(cast.worktime(day), "provider_data", providers[5 + i]?.id ?? ""),
      embed(cast.worktime(day), "user_profile", known[i]?.id ?? ""),
    ]),
    // Still in its queue when the worker starts.
    { ...embed(cast.ago(0.01), "fund_data", funds[50]?.id ?? ""), isIdle: true },
  ];
}
