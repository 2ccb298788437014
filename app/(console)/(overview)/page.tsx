import type { Metadata } from "next";
import { Overview } from "./overview";

export const metadata: Metadata = { title: { absolute: "Overview · Operations Kernel" } };

export default function OverviewPage() {
  return <Overview />;
}
