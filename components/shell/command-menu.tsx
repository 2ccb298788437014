"use client";

import { ArrowRightIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import {
  CommandDialog,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from "@/components/ui/command";

import { GoToGroup, PageGroup, PreferencesGroup } from "./command-groups";
import type { NavGroup } from "./nav-group";

/** Everything by name: pages, an action by its id, what the page offers, theme, sign out. */
export function CommandMenu(props: CommandMenuProps) {
  const { nav, open, onOpenChange, actionHref, onSignOut } = props;
  const [text, setText] = useState("");
  const router = useRouter();
  const actionId = looksLikeId(text) ? text.trim() : null;
  useCommandKey(() => onOpenChange(!open));

  const pick = (run: () => void) => () => {
    onOpenChange(false);
    setText("");
    run();
  };
  return (
    <CommandDialog
      open={open}
      onOpenChange={(next) => {
        if (!next) setText("");
        onOpenChange(next);
      }}
      description="Go to a page, open an action by its id, or run a command"
    >
      <CommandInput value={text} onValueChange={setText} placeholder="Type a command, a page or an action id" />
      <CommandList className="max-h-[min(24rem,60dvh)]">
        <CommandEmpty>Nothing has that name.</CommandEmpty>
        {actionId && actionHref && (
          <CommandGroup heading="Action">
            <CommandItem value={`open action ${actionId}`} onSelect={pick(() => router.push(actionHref(actionId)))}>
              <ArrowRightIcon />
              Open action <code className="truncate font-mono text-xs">{actionId}</code>
            </CommandItem>
          </CommandGroup>
        )}
        <PageGroup pick={pick} />
        <GoToGroup nav={nav} pick={pick} />
        <PreferencesGroup onSignOut={onSignOut} pick={pick} />
      </CommandList>
    </CommandDialog>
  );
}

interface CommandMenuProps {
  nav: readonly NavGroup[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The page of one action; without it ids are not offered. */
  actionHref?: (id: string) => string;
  onSignOut?: () => void;
}

/** Action ids are UUIDs; a job id is 32 hex digits. */
function looksLikeId(text: string): boolean {
  return /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(text.trim());
}

function useCommandKey(onPress: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      onPress();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onPress]);
}
