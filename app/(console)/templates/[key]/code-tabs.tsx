"use client";

import type { CodeTemplate } from "@/app/(console)/templates/template-looks";
import { CodeBlock } from "@/components/shell/code-block";
import { KeyValueList } from "@/components/shell/key-value-list";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { TemplatePreview } from "./template-preview";
import { TemplateResults } from "./template-results";
import { TemplateUses } from "./template-uses";
import { useTemplateTab } from "./use-template-tab";

/** A template of the code: its words change with a release, so they are only read here. */
export function CodeTabs({ template }: { template: CodeTemplate }) {
  const { tab, setTab } = useTemplateTab();
  const { templateKey, version, throttleMs, complianceFlags, isPersonal, example } = template;
  return (
    <Tabs value={tab} onValueChange={setTab}>
      <TabsList>
        <TabsTrigger value="preview">Preview</TabsTrigger>
        <TabsTrigger value="data">Data</TabsTrigger>
        <TabsTrigger value="results">Results</TabsTrigger>
        <TabsTrigger value="used">Where used</TabsTrigger>
      </TabsList>
      <TabsContent value="preview">
        <TemplatePreview of={{ templateKey }} isPersonal={isPersonal} canTest={templateKey !== "sign_in_link"} />
      </TabsContent>
      <TabsContent value="data" className="grid gap-4">
        <KeyValueList
          items={[
            { label: "Key", value: templateKey },
            { label: "Version", value: `${version}, in the code` },
            { label: "Flags", value: complianceFlags.join(", ") || "none" },
            { label: "Shortest time between two", value: throttleMs ? `${throttleMs / 3_600_000} h` : "none" },
          ]}
        />
        <CodeBlock code={example} label="sample data" />
      </TabsContent>
      <TabsContent value="results">
        <TemplateResults id={templateKey} />
      </TabsContent>
      <TabsContent value="used">
        <TemplateUses id={templateKey} />
      </TabsContent>
    </Tabs>
  );
}
