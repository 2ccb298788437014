"use client";

import { MonitorIcon, MoonIcon, SmartphoneIcon, SunIcon } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { mailDocument } from "@/components/approval/mail-document";
import { cn } from "@/components/ui/cn";
import { ToggleGroup, ToggleGroupItem } from "@/components/ui/toggle-group";

const WIDTHS = ["desktop", "phone"] as const;
const LIGHTS = ["light", "dark"] as const;
const PHONE_PX = 360;

/** The rendered mail in a frame that runs nothing and loads nothing, as wide and as dark as its reader's screen. */
export function MailFrame({ html, subject }: { html: string; subject: string }) {
  const [width, setWidth] = useQueryState("width", parseAsStringLiteral(WIDTHS).withDefault("desktop"));
  // A mail brings colours of its own for both, so it does not follow the console's.
  const [light, setLight] = useQueryState("light", parseAsStringLiteral(LIGHTS).withDefault("light"));
  return (
    <>
      <div className="mb-2 flex shrink-0 flex-wrap gap-2">
        <ToggleGroup
          type="single"
          aria-label="Width"
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
        <ToggleGroup
          type="single"
          aria-label="Reader's theme"
          value={light}
          onValueChange={(next) => void setLight(LIGHTS.find((one) => one === next) ?? light)}
        >
          <ToggleGroupItem value="light">
            <SunIcon />
            Light
          </ToggleGroupItem>
          <ToggleGroupItem value="dark">
            <MoonIcon />
            Dark
          </ToggleGroupItem>
        </ToggleGroup>
      </div>
      <iframe
        key={light}
        title={`Mail: ${subject}`}
        sandbox=""
        referrerPolicy="no-referrer"
        srcDoc={mailDocument(html, light)}
        className={cn(
          "min-h-112 w-full flex-1 rounded-md border",
          light === "dark" ? "bg-black [color-scheme:dark]" : "bg-white [color-scheme:light]",
        )}
        style={{ maxWidth: width === "phone" ? PHONE_PX : undefined }}
      />
    </>
  );
}
