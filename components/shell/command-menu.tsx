"use client";

import { ArrowRightIcon, LogOutIcon } from "lucide-react";
import { useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import {
  CommandDialog,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
  CommandShortcut,
} from "@/components/ui/command";

import type { NavGroup } from "./nav-group";
import { useCommandList } from "./page-commands";
import { themeChoices } from "./theme-switch";

/** Everything by name: pages, an action by its id, what the page offers, theme, sign out. */
export function CommandMenu(props: CommandMenuProps) {
  const { nav, open, onOpenChange, actionHref, onSignOut } = props;
  const [text, setText] = useState("");
  const router = useRouter();
  const { setTheme } = useTheme();
  const pageCommands = useCommandList();
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
        {pageCommands.length > 0 && (
          <CommandGroup heading="This page">
            {pageCommands.map((command) => (
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
        )}
        <CommandGroup heading="Go to">
          {nav
            .flatMap((group) => group.items)
            .map((item) => (
              <CommandItem
                key={item.href}
                value={`go to ${item.label}`}
                keywords={[...(item.keywords ?? [])]}
                onSelect={pick(() => router.push(item.href))}
              >
                <item.icon />
                {item.label}
              </CommandItem>
            ))}
        </CommandGroup>
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
