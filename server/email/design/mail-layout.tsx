import {
  Body,
  Column,
  Container,
  Head,
  Heading,
  Html,
  Link,
  Preview,
  Row,
  Section,
  Text,
} from "@react-email/components";
import type { ReactNode } from "react";
import { light, SANS, SERIF } from "./palette";
import { sheet } from "./sheet";

const WIDTH_PX = 560;

interface Props {
  /** What the inbox shows beside the subject. */
  preview: string;
  heading: string;
  children: ReactNode;
  /** Why the reader gets this mail. */
  reason: string;
  /** Where the reader says not to want such mail any more. */
  unsubscribeUrl?: string;
  /** Members get the disclaimer, staff do not need it. */
  audience: "member" | "staff";
}

/** The one frame all mails share: wordmark, card, footer. Padding sits on cells, where Outlook honours it. */
export function MailLayout({ preview, heading, children, reason, unsubscribeUrl, audience }: Props) {
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <style>{sheet}</style>
      </Head>
      <Body className="hc-page" style={{ margin: 0, padding: 0, backgroundColor: light.page, fontFamily: SANS }}>
        <Preview>{preview}</Preview>
        <Section className="hc-page" bgcolor={light.page} style={{ backgroundColor: light.page, tableLayout: "fixed" }}>
          <Row style={{ tableLayout: "fixed" }}>
            <Column className="hc-outer" align="center" style={{ padding: "32px 16px" }}>
              <Container width={WIDTH_PX} style={{ width: WIDTH_PX, maxWidth: "100%" }}>
                <Wordmark />
                <Card heading={heading}>{children}</Card>
                <Footer reason={reason} unsubscribeUrl={unsubscribeUrl} audience={audience} />
              </Container>
            </Column>
          </Row>
        </Section>
      </Body>
    </Html>
  );
}

function Wordmark() {
  return (
    <Row>
      <Column align="left" style={{ padding: "0 4px 16px" }}>
        <Text className="hc-brand" style={wordmarkStyle}>
          HedgeCo
        </Text>
      </Column>
    </Row>
  );
}

function Card({ heading, children }: Pick<Props, "heading" | "children">) {
  return (
    <Row className="hc-card" bgcolor={light.card} style={cardStyle}>
      <Column className="hc-inner" align="left" style={{ padding: "36px 40px 20px" }}>
        <Heading as="h1" className="hc-ink" style={headingStyle}>
          {heading}
        </Heading>
        {children}
      </Column>
    </Row>
  );
}

function Footer({ reason, unsubscribeUrl, audience }: Pick<Props, "reason" | "unsubscribeUrl" | "audience">) {
  return (
    <Row>
      <Column align="left" style={{ padding: "20px 4px 0" }}>
        <Text className="hc-muted" style={footerStyle}>
          {reason}
        </Text>
        {unsubscribeUrl === undefined ? null : (
          <Text className="hc-muted" style={{ ...footerStyle, marginTop: "6px" }}>
            <Link
              className="hc-muted"
              href={unsubscribeUrl}
              style={{ color: light.muted, textDecoration: "underline" }}
            >
              Unsubscribe
            </Link>{" "}
            at any time, with one click.
          </Text>
        )}
        {audience === "staff" ? null : (
          <Text className="hc-muted" style={{ ...footerStyle, marginTop: "6px" }}>
            HedgeCo is a membership network. Nothing in this message is investment advice or an offer to buy or sell.
          </Text>
        )}
      </Column>
    </Row>
  );
}

const wordmarkStyle = {
  margin: 0,
  fontFamily: SERIF,
  fontSize: "21px",
  lineHeight: "28px",
  letterSpacing: "0.2px",
  color: light.brand,
};
const cardStyle = {
  backgroundColor: light.card,
  border: `1px solid ${light.line}`,
  borderTop: `3px solid ${light.accent}`,
  borderRadius: "6px",
  borderCollapse: "separate",
} as const;
const headingStyle = {
  margin: "0 0 18px",
  fontFamily: SANS,
  fontSize: "22px",
  lineHeight: "30px",
  fontWeight: 600,
  color: light.ink,
};
const footerStyle = { margin: 0, fontFamily: SANS, fontSize: "12px", lineHeight: "18px", color: light.muted };
