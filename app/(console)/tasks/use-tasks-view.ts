"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useCallback } from "react";

const VIEWS = ["board", "list"] as const;
export type TasksView = (typeof VIEWS)[number];

export const isTasksView = (text: string): text is TasksView => VIEWS.some((view) => view === text);

export function useTasksView(): [TasksView, (view: TasksView) => void] {
  const [view, set] = useQueryState("view", parseAsStringLiteral(VIEWS).withDefault("board"));
  return [view, useCallback((next: TasksView) => void set(next, { history: "push" }), [set])];
}
