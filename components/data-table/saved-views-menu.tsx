"use client";

import { BookmarkIcon, CheckIcon, Trash2Icon } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState, type FormEvent } from "react";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

import { viewQuery, type SavedView, type SavedViews } from "./saved-views";

/** Lists the saved views of a table, opens one, saves the present one under a name. */
export function SavedViewsMenu({ store, presets }: SavedViewsMenuProps) {
  const { views, save, remove } = useSavedViews(store);
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const pathname = usePathname();
  const present = viewQuery(useSearchParams().toString());
  const all = [...presets, ...views];
  const current = all.find((view) => view.query === present);

  const show = (view: SavedView) => {
    router.push(view.query ? `${pathname}?${view.query}` : pathname);
    setOpen(false);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="outline" size="sm" aria-label={current ? `Saved views: ${current.name}` : "Saved views"}>
          <BookmarkIcon />
          <span className="max-w-32 truncate @max-3xl/toolbar:sr-only">{current?.name ?? "Views"}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-64 p-1" aria-label="Saved views">
        {all.length === 0 && (
          <p className="px-2 py-2 text-xs text-muted-foreground">
            No saved views yet. Set filters and columns, then save them under a name.
          </p>
        )}
        <ul>
          {presets.map((view) => (
            <ViewLine key={view.name} view={view} isCurrent={view === current} onShow={show} />
          ))}
          {views.map((view) => (
            <ViewLine
              key={view.name}
              view={view}
              isCurrent={view === current}
              onShow={show}
              onRemove={() => void remove(view.name)}
            />
          ))}
        </ul>
        <SaveForm onSave={(name) => void save({ name, query: present })} />
      </PopoverContent>
    </Popover>
  );
}

interface SavedViewsMenuProps {
  store: SavedViews;
  /** Views every person gets; they cannot be removed. */
  presets: readonly SavedView[];
}

function useSavedViews(store: SavedViews) {
  const [views, setViews] = useState<SavedView[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void store.load().then((loaded) => {
      if (isCurrent) setViews(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [store]);
  const save = async (view: SavedView) => {
    await store.save(view);
    setViews(await store.load());
  };
  const remove = async (name: string) => {
    await store.remove(name);
    setViews(await store.load());
  };
  return { views, save, remove };
}

function ViewLine({ view, isCurrent, onShow, onRemove }: ViewLineProps) {
  return (
    <li className="group flex items-center rounded-sm hover:bg-accent">
      <button
        type="button"
        className="flex min-w-0 flex-1 items-center gap-2 rounded-sm px-2 py-1.5 text-left text-sm"
        aria-current={isCurrent ? "true" : undefined}
        onClick={() => onShow(view)}
      >
        <CheckIcon className={isCurrent ? "size-3.5 shrink-0" : "size-3.5 shrink-0 opacity-0"} />
        <span className="truncate">{view.name}</span>
      </button>
      {onRemove && (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Remove view ${view.name}`}
          className="text-muted-foreground"
          onClick={onRemove}
        >
          <Trash2Icon />
        </Button>
      )}
    </li>
  );
}

interface ViewLineProps {
  view: SavedView;
  isCurrent: boolean;
  onShow: (view: SavedView) => void;
  onRemove?: () => void;
}

function SaveForm({ onSave }: { onSave: (name: string) => void }) {
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    onSave(name.trim());
    setName("");
  };
  return (
    <form onSubmit={submit} className="mt-1 flex gap-1.5 border-t p-1.5 pt-2">
      <Input
        value={name}
        maxLength={40}
        aria-label="Name of the new view"
        placeholder="Save this view as"
        className="h-7"
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" size="sm" variant="outline" disabled={name.trim() === ""}>
        Save
      </Button>
    </form>
  );
}
