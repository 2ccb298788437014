"use client";

import { PlusIcon } from "lucide-react";
import { useState } from "react";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { useSignedIn } from "@/components/shell/signed-in";
import { Button } from "@/components/ui/button";
import { mayWrite } from "./may";
import { NewTemplateDialog } from "./new-template-dialog";
import { TemplatesTable } from "./templates-table";

/** Every mail that can go out: those of the code, and those that staff have worded. */
export function Templates() {
  const [isAsking, setIsAsking] = useState(false);
  const canWrite = mayWrite(useSignedIn());
  return (
    <>
      <PageHeader
        title="Templates"
        description="The mails that can go out, and the versions of their words."
        actions={
          canWrite && (
            <Button onClick={() => setIsAsking(true)}>
              <PlusIcon />
              New template
            </Button>
          )
        }
      />
      <PageBody fill>
        <TemplatesTable />
      </PageBody>
      {isAsking && <NewTemplateDialog onClose={() => setIsAsking(false)} />}
    </>
  );
}
