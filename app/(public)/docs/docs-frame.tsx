import Link from "next/link";
import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand-mark";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Button } from "@/components/ui/button";
import type { ApiReference } from "@/server/api/openapi/reference";
import { Contents } from "./contents";

/** For who is signed in and who is not: a bar, what there is at the side, and the text. */
export function DocsFrame({ reference, children }: { reference: ApiReference; children: ReactNode }) {
  return (
    <div className="min-h-dvh">
      <header className="sticky top-0 z-20 flex h-12 items-center gap-2.5 border-b bg-background px-3 sm:px-4">
        <Link href="/" className="flex min-w-0 items-center gap-2.5 text-sm font-semibold">
          <BrandMark className="size-6 shrink-0" />
          <span className="truncate">Operations Kernel</span>
        </Link>
        <div className="ml-auto flex items-center gap-1.5">
          <Button asChild variant="outline" size="sm">
            {/* oxlint-disable-next-line next/no-html-link-for-pages -- a document and no page: the router cannot show it */}
            <a href="/api/v1/openapi.json">openapi.json</a>
          </Button>
          <ThemeSwitch />
        </div>
      </header>
      <div className="mx-auto flex max-w-7xl">
        <nav
          aria-label="Contents"
          tabIndex={0}
          className="sticky top-12 hidden h-[calc(100dvh-3rem)] w-64 shrink-0 overflow-y-auto border-r px-3 py-5 outline-offset-[-2px] lg:block"
        >
          <Contents reference={reference} />
        </nav>
        <main className="flex min-w-0 flex-1 flex-col gap-10 px-3 py-6 sm:px-6 lg:px-8">
          <details className="rounded-lg border bg-card lg:hidden">
            <summary className="cursor-pointer px-3 py-2 text-sm font-medium">Contents</summary>
            <nav aria-label="Contents, short" className="border-t px-3 py-3">
              <Contents reference={reference} />
            </nav>
          </details>
          {children}
        </main>
      </div>
    </div>
  );
}
