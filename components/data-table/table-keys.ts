"use client";

import { useEffect, useRef } from "react";

/** Listens for the list's keys on the whole page; text fields and open dialogs keep theirs. */
export function useTableKeys(handlers: TableKeys) {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTakenElsewhere(event)) return;
      if (handleKey(event, latest.current)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

export interface TableKeys {
  onMove: (step: 1 | -1) => void;
  onOpen: () => void;
  onSelect: (event: { shiftKey: boolean }) => void;
  onSearch: () => void;
  onPage: (step: 1 | -1) => void;
  /** True when there was something to close. */
  onEscape: () => boolean;
  onHelp: () => void;
  /** True when an action has this key. */
  onActionKey: (key: string) => boolean;
}

function handleKey(event: KeyboardEvent, keys: TableKeys): boolean {
  const isOnControl = isControl(event.target);
  switch (event.key) {
    case "j":
      return done(keys.onMove(1));
    case "k":
      return done(keys.onMove(-1));
    case "ArrowDown":
      return isOnControl ? false : done(keys.onMove(1));
    case "ArrowUp":
      return isOnControl ? false : done(keys.onMove(-1));
    case "Enter":
      return isOnControl ? false : done(keys.onOpen());
    case "x":
    case "X":
      return done(keys.onSelect(event));
    case " ":
      return isRow(event.target) ? done(keys.onSelect(event)) : false;
    case "/":
      return done(keys.onSearch());
    case "[":
      return done(keys.onPage(-1));
    case "]":
      return done(keys.onPage(1));
    case "Escape":
      return keys.onEscape();
    case "?":
      return done(keys.onHelp());
    default:
      // A key that is held down must not decide on one row after the other.
      return event.repeat ? false : keys.onActionKey(event.key);
  }
}

function done(_result: void): true {
  return true;
}

function isTakenElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return true;
  if (!(event.target instanceof Element)) return false;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true]")) return true;
  return document.querySelector(openLayers) !== null;
}

const openLayers =
  "[role=dialog][data-state=open], [role=alertdialog][data-state=open], [role=menu][data-state=open], [role=listbox][data-state=open]";

function isRow(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("[data-row-id]");
}

function isControl(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const list = target.closest("[data-row-id]");
  if (target === list) return false;
  return target.closest("a, button, summary, [role=tab], [tabindex='0']:not([data-table-region])") !== null;
}
