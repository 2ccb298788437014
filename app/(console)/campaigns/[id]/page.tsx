import type { Metadata } from "next";
import { MailingPage } from "./mailing-page";

export const metadata: Metadata = { title: "Mailing" };

export default async function OneMailingPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <MailingPage id={id} />;
}
