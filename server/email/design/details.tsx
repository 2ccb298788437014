import { Column, Row, Section } from "@react-email/components";
import { light, SANS } from "./palette";

/** Labelled facts, one a line. */
export function Details({ items }: { items: readonly { label: string; value: string }[] }) {
  return (
    <Section
      className="hc-tint"
      bgcolor={light.tint}
      style={{ backgroundColor: light.tint, borderRadius: "6px", marginBottom: "20px" }}
    >
      {items.map(({ label, value }, n) => (
        <Row key={n}>
          <Column
            className="hc-label hc-muted"
            align="left"
            valign="top"
            width={150}
            style={{ ...cellStyle, color: light.muted, width: "150px" }}
          >
            {label}
          </Column>
          <Column
            className="hc-value hc-ink"
            align="left"
            valign="top"
            style={{ ...cellStyle, paddingLeft: 0, color: light.ink }}
          >
            {value}
          </Column>
        </Row>
      ))}
    </Section>
  );
}

const cellStyle = {
  padding: "8px 16px",
  fontFamily: SANS,
  fontSize: "14px",
  lineHeight: "20px",
  wordBreak: "break-word",
} as const;
