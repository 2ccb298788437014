"use client";

import { useId } from "react";
import { Label } from "@/components/ui/label";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

export interface Delegation {
  /** Staff id of who delegated. */
  id: string;
  name: string;
  role: string;
}

const SELF = "self";

/** In whose name a vote is cast; nothing to choose for who votes only for themselves. */
export function DelegationSelect({ delegations, value, onChange }: DelegationSelectProps) {
  const id = useId();
  if (delegations.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>Whose vote is it?</Label>
      <Select value={value ?? SELF} onValueChange={(chosen) => onChange(chosen === SELF ? undefined : chosen)}>
        <SelectTrigger id={id} className="w-64">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={SELF}>Mine</SelectItem>
          {delegations.map((from) => (
            <SelectItem key={from.id} value={from.id}>
              For {from.name} ({from.role})
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}

interface DelegationSelectProps {
  delegations: readonly Delegation[];
  /** Undefined: one's own vote. */
  value: string | undefined;
  onChange: (onBehalfOf: string | undefined) => void;
}
