import type { Metadata } from "next";
import { BrandMark } from "@/components/shell/brand-mark";
import { readReaderChoices } from "@/server/api/reads/reader-choices";
import { ChoicesForm } from "./choices-form";

export const metadata: Metadata = { title: "Mail from HedgeCo", robots: { index: false }, referrer: "no-referrer" };

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where the link of a mailing leads. Opening it changes nothing: mail scanners open every link. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const token = decodeURIComponent((await params).token);
  const [choices, { done }] = await Promise.all([readReaderChoices(token), searchParams]);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-6 px-6 py-12">
      <BrandMark className="size-9" />
      {choices ? (
        <ChoicesForm token={token} choices={choices} done={done === "left" || done === "saved" ? done : null} />
      ) : (
        <div className="flex flex-col gap-2">
          <h1 className="text-xl font-semibold text-balance">This link is not complete</h1>
          <p className="text-sm text-muted-foreground">
            Mail programs sometimes break long links in two. Copy all of it into the address bar, or reply to the mail
            and say that you want no more; a person reads it.
          </p>
        </div>
      )}
    </main>
  );
}
