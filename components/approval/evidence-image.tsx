"use client";

import { ImageOffIcon } from "lucide-react";
import { useState } from "react";
import { Dialog, DialogContent, DialogDescription, DialogTitle, DialogTrigger } from "@/components/ui/dialog";

/** A picture, small in the panel and at full size on a click. */
export function EvidenceImage({ src, title }: { src: string; title: string }) {
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) {
    return (
      <p className="flex items-center gap-2 rounded-md border bg-surface px-3 py-2 text-sm text-muted-foreground">
        <ImageOffIcon className="size-4" />
        This is no picture a browser can show.
      </p>
    );
  }
  return (
    <Dialog>
      <DialogTrigger asChild>
        <button
          type="button"
          aria-label={`Enlarge ${title}`}
          className="flex max-h-72 w-full justify-center overflow-hidden rounded-md border bg-surface p-2"
        >
          {/* oxlint-disable-next-line nextjs/no-img-element -- the bytes are in the address; there is nothing to optimise */}
          <img src={src} alt={title} className="max-h-66 max-w-full object-contain" onError={() => setIsBroken(true)} />
        </button>
      </DialogTrigger>
      <DialogContent className="sm:max-w-[min(72rem,calc(100%-2rem))]">
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription className="sr-only">The picture at full size.</DialogDescription>
        <div className="max-h-[calc(100dvh-8rem)] overflow-auto" tabIndex={0} role="region" aria-label={title}>
          {/* oxlint-disable-next-line nextjs/no-img-element -- the bytes are in the address; there is nothing to optimise */}
          <img src={src} alt={title} className="max-w-none" />
        </div>
      </DialogContent>
    </Dialog>
  );
}
