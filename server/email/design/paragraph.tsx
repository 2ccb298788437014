import { Text } from "@react-email/components";
import type { ReactNode } from "react";
import { light, SANS } from "./palette";

/** `quiet` is for what matters less: expiry, what to do when the mail came by mistake. */
export function Paragraph({ children, quiet = false }: { children: ReactNode; quiet?: boolean }) {
  const size = quiet ? { fontSize: "13px", lineHeight: "20px" } : { fontSize: "15px", lineHeight: "24px" };
  return (
    <Text
      className={quiet ? "hc-muted" : "hc-ink"}
      style={{
        ...size,
        margin: "0 0 16px",
        fontFamily: SANS,
        color: quiet ? light.muted : light.ink,
        whiteSpace: "pre-line",
      }}
    >
      {children}
    </Text>
  );
}
