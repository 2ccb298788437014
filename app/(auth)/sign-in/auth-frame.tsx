import { ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";

/** The calm page around everything that happens before somebody is signed in. */
export function AuthFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center bg-surface px-4 pt-[14vh] pb-10">
      <div className="flex w-full max-w-sm flex-col gap-5">
        <div className="flex items-center gap-2 text-sm font-medium text-muted-foreground">
          <ShieldCheck className="size-4 text-link" aria-hidden />
          Operations Kernel
        </div>
        <section className="flex flex-col gap-5 rounded-lg border bg-card p-5 text-card-foreground shadow-raised sm:p-6">
          <h1 className="text-lg leading-6 font-semibold tracking-tight">{title}</h1>
          {children}
        </section>
        <p className="text-xs text-muted-foreground">For HedgeCo staff. Every sign-in is recorded.</p>
      </div>
    </main>
  );
}
