"use client";

import { ImageOffIcon } from "lucide-react";
import { useState } from "react";
import { Dialog, DialogContent, DialogDescription, DialogTitle, DialogTrigger } from "@/components/ui/dialog";
import type { ShownEvidence } from "@/server/api/reads/action-evidence";

/** A picture, small in the panel and as large as it was drawn on a click. */
export function EvidenceImage({ image, title }: { image: EvidencePicture; title: string }) {
  const { dataUrl: src } = image;
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) {
    return (
      <p className="flex items-center gap-2 rounded-md border bg-surface px-3 py-2 text-sm text-muted-foreground">
        <ImageOffIcon className="size-4" />
        This is no picture a browser can show.
      </p>
    );
  }
  const note = noteOf(image);
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
      {note && <p className="text-xs text-muted-foreground">{note}</p>}
      <DialogContent className="sm:max-w-[min(72rem,calc(100%-2rem))]">
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription className={note ? "text-xs" : "sr-only"}>
          {note ?? "The picture at full size."}
        </DialogDescription>
        <div className="max-h-[calc(100dvh-8rem)] overflow-auto" tabIndex={0} role="region" aria-label={title}>
          {/* oxlint-disable-next-line nextjs/no-img-element -- the bytes are in the address; there is nothing to optimise */}
          <img src={src} alt={title} className="max-w-none" />
        </div>
      </DialogContent>
    </Dialog>
  );
}

type EvidencePicture = Extract<ShownEvidence["content"], { as: "image" }>;

/** What the picture does not show of its original. */
function noteOf({ width, height, shownWidth, shownHeight, frames }: EvidencePicture): string | null {
  const notes = [
    ...(shownWidth < width ? [`Shown at ${shownWidth} × ${shownHeight} of ${width} × ${height} pixels.`] : []),
    ...(frames > 1 ? [`The first of ${frames} frames.`] : []),
  ];
  return notes.length > 0 ? notes.join(" ") : null;
}
