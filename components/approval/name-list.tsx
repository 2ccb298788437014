"use client";

import { useState } from "react";

const SHOWN = 5;

/** Names in one line, the first few of them until somebody asks for all. */
export function NameList({ title, names }: { title: string; names: readonly string[] }) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? names : names.slice(0, SHOWN);
  return (
    <p className="min-w-0 wrap-anywhere">
      <span className="text-muted-foreground">{title}:</span> {shown.join(", ")}
      {names.length > SHOWN && (
        <button
          type="button"
          className="ml-1.5 rounded-sm text-xs text-link hover:underline"
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? "show fewer" : `and ${names.length - SHOWN} more`}
        </button>
      )}
    </p>
  );
}
