import type { Metadata } from "next";
import { AgentPage } from "./agent-page";

interface Props {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) };
}

export default async function Page({ params }: Props) {
  return <AgentPage name={decodeURIComponent((await params).name)} />;
}
