import type { Metadata } from "next";
import Link from "next/link";
import { BrandMark } from "@/components/shell/brand-mark";
import { Button } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-2 px-6 text-center">
      <BrandMark className="size-10" />
      <h1 className="mt-4 text-lg font-semibold">There is nothing at this address</h1>
      <p className="max-w-sm text-sm text-balance text-muted-foreground">
        The link may be old, or a part of it may be missing.
      </p>
      <Button asChild className="mt-3">
        <Link href="/">Go to the overview</Link>
      </Button>
    </main>
  );
}
