import type { Page } from "@playwright/test";

/** The board, the list, and one task's own page. */
export function tasksPage(page: Page) {
  const dialog = page.getByRole("dialog");
  const timeline = page.getByRole("list", { name: "Timeline" });
  return {
    dialog,
    timeline,
    steps: timeline.getByRole("listitem"),
    column: (name: string) => page.getByRole("region", { name, exact: true }),
    card: (title: string) => page.getByRole("link").filter({ hasText: title }),
    row: (title: string) => page.getByRole("table", { name: "Tasks" }).getByRole("row").filter({ hasText: title }),
    linkedActions: page.getByRole("list", { name: "Linked actions" }),
    search: page.getByRole("searchbox", { name: "Search a task by its title" }),
    view: (name: "Board" | "List") => page.getByRole("radio", { name }),
    verb: (name: string) => page.getByRole("main").getByRole("button", { name, exact: true }),
    field: (name: string) => dialog.getByRole("textbox", { name }),
    confirm: (name: string) => dialog.getByRole("button", { name }),
    open: () => page.goto("/tasks"),
    openTask: (id: string) => page.goto(`/tasks/${id}`),
  };
}
