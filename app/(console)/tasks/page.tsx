import type { Metadata } from "next";
import { Tasks } from "./tasks";

export const metadata: Metadata = { title: "Tasks" };

export default function TasksPage() {
  return <Tasks />;
}
