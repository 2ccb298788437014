import type { Metadata } from "next";
import { Audiences } from "./audiences";

export const metadata: Metadata = { title: "Audiences" };

export default function AudiencesPage() {
  return <Audiences />;
}
