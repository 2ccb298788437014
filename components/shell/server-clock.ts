"use client";

import { useSyncExternalStore } from "react";

/** The server's time in ms as far as this browser knows it, advancing in steps of 20 s. */
export function useServerNow(): number {
  return useSyncExternalStore(subscribe, currentStep, currentStep);
}

/** The server's time in ms at this moment, for what counts seconds. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** Tell the clock what time the server has; live messages and responses carry it. */
export function setServerTime(serverNow: string | number | Date) {
  offsetMs = new Date(serverNow).getTime() - Date.now();
  advance();
}

const stepMs = 20_000;
const listeners = new Set<() => void>();
let offsetMs = 0;
let stepNow = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(advance, stepMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function advance() {
  stepNow = Date.now() + offsetMs;
  for (const listener of listeners) listener();
}

function currentStep() {
  // Without a running timer the last step may be old.
  if (timer === undefined && Date.now() + offsetMs - stepNow > stepMs) stepNow = Date.now() + offsetMs;
  return stepNow;
}
