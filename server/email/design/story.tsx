import { Link, Text } from "@react-email/components";
import { light, SANS } from "./palette";

/** A headline that links, and a few words below it. */
export function Story({ title, text, url }: { title: string; text: string; url: string }) {
  return (
    <>
      <Text className="hc-ink" style={titleStyle}>
        <Link className="hc-link" href={url} style={{ color: light.ink, textDecoration: "underline" }}>
          {title}
        </Link>
      </Text>
      <Text className="hc-muted" style={textStyle}>
        {text}
      </Text>
    </>
  );
}

const titleStyle = { margin: "0 0 4px", fontFamily: SANS, fontSize: "16px", lineHeight: "24px", fontWeight: 600 };
const textStyle = {
  margin: "0 0 18px",
  fontFamily: SANS,
  fontSize: "14px",
  lineHeight: "22px",
  color: light.muted,
};
