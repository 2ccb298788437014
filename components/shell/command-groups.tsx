"use client";

import { ArrowRightIcon, LogOutIcon } from "lucide-react";
import { useTheme } from "next-themes";

import { useGo } from "@/components/live/use-go";
import { CommandGroup, CommandItem, CommandShortcut } from "@/components/ui/command";

import type { NavGroup } from "./nav-group";
import { useCommandList } from "./page-commands";
import { themeChoices } from "./theme-switch";

/** Wraps what a command does so that choosing it also closes the menu. */
export type Pick = (run: () => void) => () => void;

export function PageGroup({ pick }: { pick: Pick }) {
  const commands = useCommandList();
  if (commands.length === 0) return null;
  return (
    <CommandGroup heading="This page">
      {commands.map((command) => (
        <CommandItem
          key={command.id}
          value={`page ${command.label}`}
          keywords={[...(command.keywords ?? [])]}
          onSelect={pick(command.run)}
        >
          {command.icon ? <command.icon /> : <ArrowRightIcon />}
          {command.label}
          {command.shortcut && <CommandShortcut className="uppercase">{command.shortcut}</CommandShortcut>}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

export function GoToGroup({ nav, pick }: { nav: readonly NavGroup[]; pick: Pick }) {
  const go = useGo();
  const items = nav.flatMap((group) => group.items);
  return (
    <CommandGroup heading="Go to">
      {items.map((item) => (
        <CommandItem
          key={item.href}
          value={`go to ${item.label}`}
          keywords={[...(item.keywords ?? [])]}
          onSelect={pick(() => go(item.href))}
        >
          <item.icon />
          {item.label}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

export function PreferencesGroup({ onSignOut, pick }: { onSignOut?: () => void; pick: Pick }) {
  const { setTheme } = useTheme();
  return (
    <CommandGroup heading="Preferences">
      {themeChoices.map(({ value, label, icon: Icon }) => (
        <CommandItem key={value} value={`${label} theme`} onSelect={pick(() => setTheme(value))}>
          <Icon />
          {label} theme
        </CommandItem>
      ))}
      {onSignOut && (
        <CommandItem value="sign out" onSelect={pick(onSignOut)}>
          <LogOutIcon />
          Sign out
        </CommandItem>
      )}
    </CommandGroup>
  );
}
