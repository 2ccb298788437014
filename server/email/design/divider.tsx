import { Hr } from "@react-email/components";
import { light } from "./palette";

/** A line between two parts. */
export const Divider = () => (
  <Hr style={{ margin: "8px 0 24px", border: "none", borderTop: `1px solid ${light.line}` }} />
);
