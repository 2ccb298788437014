import { Heading } from "@react-email/components";
import { light, SANS } from "./palette";

/** The title of a part of a letter. */
export const Subheading = ({ children }: { children: string }) => (
  <Heading as="h2" className="hc-ink" style={style}>
    {children}
  </Heading>
);

const style = {
  margin: "8px 0 10px",
  fontFamily: SANS,
  fontSize: "17px",
  lineHeight: "24px",
  fontWeight: 600,
  color: light.ink,
};
