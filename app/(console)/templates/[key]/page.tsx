import type { Metadata } from "next";
import { TemplatePage } from "./template-page";

interface Props {
  params: Promise<{ key: string }>;
}

export const metadata: Metadata = { title: "Template" };

export default async function Page({ params }: Props) {
  return <TemplatePage id={decodeURIComponent((await params).key)} />;
}
