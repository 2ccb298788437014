/** Where a person's saved views live; pages may plug in a server store. */
export interface SavedViews {
  load: () => Promise<SavedView[]>;
  save: (view: SavedView) => Promise<void>;
  remove: (name: string) => Promise<void>;
}

export interface SavedView {
  name: string;
  /** The URL query without the leading question mark. */
  query: string;
}

export function localSavedViews(tableId: string): SavedViews {
  const key = `table-views:${tableId}`;
  const load = async () => parseViews(window.localStorage.getItem(key));
  const store = (views: SavedView[]) => window.localStorage.setItem(key, JSON.stringify(views));
  return {
    load,
    async save(view) {
      const others = (await load()).filter((other) => other.name !== view.name);
      store([...others, view]);
    },
    async remove(name) {
      store((await load()).filter((view) => view.name !== name));
    },
  };
}

/** The part of a query that makes a view: the page within it and the open row are left out. */
export function viewQuery(search: string): string {
  const params = new URLSearchParams(search);
  params.delete("after");
  params.delete("row");
  return params.toString();
}

function parseViews(text: string | null): SavedView[] {
  if (!text) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.filter(isSavedView) : [];
  } catch {
    return [];
  }
}

function isSavedView(value: unknown): value is SavedView {
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    typeof value.name === "string" &&
    "query" in value &&
    typeof value.query === "string"
  );
}
