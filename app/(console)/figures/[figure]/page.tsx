import type { Metadata } from "next";
import { figureWords } from "@/app/(console)/figures/figure-words";
import { FigureList } from "./figure-list";

interface Props {
  params: Promise<{ figure: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: figureWords[(await params).figure]?.title ?? "Figure" };
}

export default async function FigurePage({ params }: Props) {
  return <FigureList name={decodeURIComponent((await params).figure)} />;
}
