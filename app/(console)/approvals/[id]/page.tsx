import type { Metadata } from "next";

import { ActionPage } from "./action-page";

export const metadata: Metadata = { title: "Action" };

export default async function OneActionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ActionPage id={id} />;
}
