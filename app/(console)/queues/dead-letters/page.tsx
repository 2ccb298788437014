import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { DeadLetters } from "./dead-letters";

export const metadata: Metadata = { title: "Dead letters" };

export default function DeadLettersPage() {
  return (
    <>
      <PageHeader
        title="Dead letters"
        description="What failed in any queue, and what may have happened without anybody knowing."
      />
      <PageBody fill>
        <DeadLetters />
      </PageBody>
    </>
  );
}
