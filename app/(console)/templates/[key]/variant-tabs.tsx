"use client";

import { parseAsInteger, useQueryState } from "nuqs";
import { mayWrite } from "@/app/(console)/templates/may";
import type { Variant } from "@/app/(console)/templates/template-looks";
import { useSignedIn } from "@/components/shell/signed-in";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { TemplatePreview } from "./template-preview";
import { TemplateResults } from "./template-results";
import { TemplateUses } from "./template-uses";
import { useTemplateTab } from "./use-template-tab";
import { VersionList } from "./version-list";
import { VersionSelect } from "./version-select";
import { WordsForm } from "./words-form";

/** A mail that staff have worded: seen, written, compared. */
export function VariantTabs({ variant }: { variant: Variant }) {
  const { tab, setTab } = useTemplateTab();
  const [asked, setAsked] = useQueryState("version", parseAsInteger);
  const canWrite = mayWrite(useSignedIn());
  const [newest] = variant.versions;
  const shown = variant.versions.find(({ version }) => version === asked) ?? newest;
  if (!newest || !shown) return null;
  const show = (version: number) => {
    void setAsked(version);
    setTab("preview");
  };
  return (
    <Tabs value={tab} onValueChange={setTab}>
      <TabsList>
        <TabsTrigger value="preview">Preview</TabsTrigger>
        {canWrite && <TabsTrigger value="words">Words</TabsTrigger>}
        <TabsTrigger value="versions">Versions</TabsTrigger>
        <TabsTrigger value="results">Results</TabsTrigger>
        <TabsTrigger value="used">Where used</TabsTrigger>
      </TabsList>
      <TabsContent value="preview">
        <TemplatePreview of={{ variantId: variant.id, version: shown.version }} isPersonal canTest>
          <VersionSelect versions={variant.versions} shown={shown.version} onChange={(next) => void setAsked(next)} />
        </TemplatePreview>
      </TabsContent>
      {canWrite && (
        <TabsContent value="words">
          <div className="grid gap-6 xl:grid-cols-2">
            {/* Another draft, by whomever, is another form: what is typed here would overwrite it unseen. */}
            <WordsForm key={`${newest.version}:${newest.state}`} variantId={variant.id} newest={newest} />
            <div className="hidden xl:block">
              <TemplatePreview of={{ variantId: variant.id, version: newest.version }} isPersonal canTest={false}>
                <span className="text-sm text-muted-foreground">Version {newest.version}, as it was saved</span>
              </TemplatePreview>
            </div>
          </div>
        </TabsContent>
      )}
      <TabsContent value="versions">
        <VersionList variant={variant} canWrite={canWrite} onShow={show} />
      </TabsContent>
      <TabsContent value="results">
        <TemplateResults id={variant.id} />
      </TabsContent>
      <TabsContent value="used">
        <TemplateUses id={variant.id} />
      </TabsContent>
    </Tabs>
  );
}
