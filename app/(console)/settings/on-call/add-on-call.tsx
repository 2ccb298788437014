"use client";

import type { FormEvent } from "react";
import { ChoiceField } from "@/app/(console)/settings/choice-field";
import { fieldText } from "@/app/(console)/settings/field-text";
import { useActiveStaff } from "@/app/(console)/settings/staff/use-active-staff";
import { Button } from "@/components/ui/button";

/** Puts one more person at the end of the order. */
export function AddOnCall({ taken, isBusy, onAdd }: AddOnCallProps) {
  const free = useActiveStaff().filter(({ value }) => !taken.includes(value));
  if (free.length === 0) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const id = fieldText(new FormData(event.currentTarget), "person");
    if (id) onAdd(id);
  };
  return (
    // A new form for each order, so that who was just added is no longer chosen.
    <form key={taken.join()} className="flex max-w-md items-end gap-2" onSubmit={submit}>
      <div className="min-w-0 flex-1">
        <ChoiceField label="Add at the end" name="person" options={free} />
      </div>
      <Button type="submit" variant="outline" disabled={isBusy}>
        Add
      </Button>
    </form>
  );
}

interface AddOnCallProps {
  taken: readonly string[];
  isBusy: boolean;
  onAdd: (staffId: string) => void;
}
