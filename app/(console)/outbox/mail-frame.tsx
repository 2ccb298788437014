"use client";

import { MonitorIcon, SmartphoneIcon } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { mailDocument } from "@/components/approval/mail-document";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";

const WIDTHS = ["desktop", "phone"] as const;

/** The rendered mail in a frame that runs nothing and loads nothing. */
export function MailFrame({ html, subject }: { html: string; subject: string }) {
  const [width, setWidth] = useQueryState("width", parseAsStringLiteral(WIDTHS).withDefault("desktop"));
  return (
    <>
      <ToggleGroup
        type="single"
        aria-label="Width"
        className="mb-2 shrink-0"
        value={width}
        onValueChange={(next) => void setWidth(WIDTHS.find((one) => one === next) ?? width)}
      >
        <ToggleGroupItem value="desktop">
          <MonitorIcon />
          Desktop
        </ToggleGroupItem>
        <ToggleGroupItem value="phone">
          <SmartphoneIcon />
          Phone
        </ToggleGroupItem>
      </ToggleGroup>
      {/* Mails bring their own white page, so the frame is light in both themes. */}
      <iframe
        title={`Mail: ${subject}`}
        sandbox=""
        referrerPolicy="no-referrer"
        srcDoc={mailDocument(html)}
        className="min-h-112 w-full flex-1 rounded-md border bg-white [color-scheme:light]"
        style={{ maxWidth: width === "phone" ? 375 : undefined }}
      />
    </>
  );
}
