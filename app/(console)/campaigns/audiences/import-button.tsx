"use client";

import { FileUpIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ImportDialog } from "./import-dialog";

interface ImportButtonProps {
  label: string;
  onKept: (listId: string) => void;
}

/** Opens the way to bring a file of addresses. */
export function ImportButton({ label, onKept }: ImportButtonProps) {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button variant="outline" size="sm" aria-label={label} onClick={() => setAsks(true)}>
        <FileUpIcon />
        From a file…
      </Button>
      {asks && (
        <ImportDialog
          onClose={() => setAsks(false)}
          onKept={(listId) => {
            setAsks(false);
            onKept(listId);
          }}
        />
      )}
    </>
  );
}
