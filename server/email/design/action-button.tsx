import { Button, Column, Link, Row, Text } from "@react-email/components";
import { light, SANS } from "./palette";

/** One clear thing to do, and the address in full for those whose client shows no button. */
export function ActionButton({ href, children }: { href: string; children: string }) {
  return (
    <Row>
      <Column align="left" style={{ padding: "8px 0 16px" }}>
        <Button className="hc-button" href={href} style={buttonStyle}>
          {children}
        </Button>
        <Text data-skip-in-text className="hc-muted" style={addressStyle}>
          Or open this address:{" "}
          <Link className="hc-link" href={href} style={{ color: light.accent, textDecoration: "underline" }}>
            {href}
          </Link>
        </Text>
      </Column>
    </Row>
  );
}

const buttonStyle = {
  backgroundColor: light.accent,
  border: `1px solid ${light.accent}`,
  borderRadius: "6px",
  color: light.onAccent,
  fontFamily: SANS,
  fontSize: "15px",
  fontWeight: 600,
  padding: "11px 20px",
};
const addressStyle = {
  margin: "14px 0 0",
  fontFamily: SANS,
  fontSize: "12px",
  lineHeight: "18px",
  color: light.muted,
  wordBreak: "break-all",
} as const;
