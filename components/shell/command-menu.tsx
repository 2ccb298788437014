"use client";

import { useEffect, useState, type ReactNode } from "react";

import { useGo } from "@/components/live/use-go";
import { CommandDialog, CommandEmpty, CommandInput, CommandList } from "@/components/ui/command";

import { GoToGroup, PageGroup, PreferencesGroup } from "./command-groups";
import { commandScore } from "./command-score";
import type { NavGroup } from "./nav-group";

/** Everything by name: actions, people and firms, pages, what the page offers, theme, sign out. */
export function CommandMenu(props: CommandMenuProps) {
  const { nav, open, onOpenChange, onSignOut } = props;
  const [text, setText] = useState("");
  const go = useGo();
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
      filter={commandScore}
      description="Find an action, a member, a fund or a provider, go to a page, or run a command"
    >
      <CommandInput
        value={text}
        onValueChange={setText}
        placeholder="Action, id, kind, agent, member, fund, provider or page"
      />
      <CommandList className="max-h-[min(28rem,64dvh)]">
        <CommandEmpty>Nothing has that name.</CommandEmpty>
        {props.commands?.({ text, go: (href) => pick(() => go(href))() })}
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
  /** What is found for the text that is typed. */
  commands?: (search: CommandSearch) => ReactNode;
  onSignOut?: () => void;
}

export interface CommandSearch {
  text: string;
  /** Closes the menu and goes there. */
  go: (href: string) => void;
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
