import { ListIcon, SquareKanbanIcon } from "lucide-react";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";
import { isTasksView } from "./use-tasks-view";
import type { TasksView } from "./use-tasks-view";

export function ViewSwitch({ view, onChange }: { view: TasksView; onChange: (view: TasksView) => void }) {
  return (
    <ToggleGroup
      type="single"
      aria-label="View"
      value={view}
      onValueChange={(next) => isTasksView(next) && onChange(next)}
    >
      <ToggleGroupItem value="board">
        <SquareKanbanIcon />
        Board
      </ToggleGroupItem>
      <ToggleGroupItem value="list">
        <ListIcon />
        List
      </ToggleGroupItem>
    </ToggleGroup>
  );
}
