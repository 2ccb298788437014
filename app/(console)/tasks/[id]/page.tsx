import type { Metadata } from "next";
import { TaskPage } from "./task-page";

export const metadata: Metadata = { title: "Task" };

export default async function OneTaskPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <TaskPage id={id} />;
}
