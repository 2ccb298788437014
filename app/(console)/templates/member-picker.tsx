"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { UserSearchIcon } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/components/trpc/trpc";
import { viewOf } from "@/components/trpc/view-of";
import { Button } from "@/components/ui/button";
import { Command, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

export interface PickedMember {
  id: string;
  name: string;
}

const SAMPLE = "sample";
const FOUND_MAX = 8;

/** Whose name a preview is filled in with: the sample's, or that of a member. */
export function MemberPicker({ member, onPick }: MemberPickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  const pick = (picked: PickedMember | null) => {
    onPick(picked);
    setIsOpen(false);
  };
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger asChild>
        <Button variant="outline" size="sm" className="max-w-56">
          <UserSearchIcon />
          <span className="truncate">{member ? `Data of ${member.name}` : "Sample data"}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" className="p-0">
        <Search onPick={pick} />
      </PopoverContent>
    </Popover>
  );
}

interface MemberPickerProps {
  member: PickedMember | null;
  onPick: (member: PickedMember | null) => void;
}

function Search({ onPick }: Pick<MemberPickerProps, "onPick">) {
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const q = useDeferredValue(text).trim() || undefined;
  const asked = { q, limit: FOUND_MAX };
  const query = useQuery(trpc.directory.members.queryOptions(asked, { placeholderData: keepPreviousData }));
  const { error } = viewOf(query);
  return (
    <Command label="Members" shouldFilter={false}>
      <CommandInput placeholder="Search a member" value={text} onValueChange={setText} />
      <CommandList>
        <CommandItem value={SAMPLE} onSelect={() => onPick(null)}>
          Sample data
        </CommandItem>
        {query.data?.items.map(({ id, name, email }) => (
          <CommandItem key={id} value={id} onSelect={() => onPick({ id, name })}>
            <span className="min-w-0">
              <span className="block truncate">{name}</span>
              <span className="block truncate text-xs text-muted-foreground">{email}</span>
            </span>
          </CommandItem>
        ))}
        {query.data?.items.length === 0 && (
          <p className="px-3 py-2 text-sm text-muted-foreground">Nobody is called so.</p>
        )}
        {error && <p className="px-3 py-2 text-sm text-danger-text">{error.message}</p>}
      </CommandList>
    </Command>
  );
}
