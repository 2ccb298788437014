import type { EvidenceInput } from "@/server/kernel/evidence";
import { drawDocument } from "./draw-document";

/** When a piece of evidence was captured: so many minutes before it is shown. */
type Captured = { at: Date; minutesBefore?: number };

const captured = ({ at, minutesBefore = 4 }: Captured) => ({
  capturedAt: new Date(at.getTime() - minutesBefore * 60_000).toISOString(),
});

interface Person {
  name: string;
  email: string;
  country: string;
  company?: string | null;
}

export function passportPage({ name, country }: Person, when: Captured): EvidenceInput {
  const lines = [name, `NATIONALITY: ${country}`, "DOCUMENT: P 4408 12", "VALID UNTIL: 2031-05-14"];
  const base64 = drawDocument(`PASSPORT ${country}`, lines).toString("base64");
  return { kind: "screenshot", title: "Passport, photo page", contentType: "image/png", base64, ...captured(when) };
}

export function identityCheck({ name, email, country }: Person, when: Captured, score = 0.97): EvidenceInput {
  const json = {
    check: "identity",
    subject: { name, email, country },
    document: { type: "passport", readable: true, expires: "2031-05-14" },
    faceMatch: { score, threshold: 0.85 },
    sanctions: { lists: ["UN", "EU", "OFAC", "UK HMT"], hits: 0 },
    result: score >= 0.85 ? "match" : "no match",
  };
  return { kind: "data", title: "Identity check", json, ...captured(when) };
}

export function signUpLog({ email, country, company }: Person, when: Captured): EvidenceInput {
  const start = when.at.getTime() - 35 * 60_000;
  const at = (seconds: number) => new Date(start + seconds * 1_000).toISOString();
  const text = [
    `${at(0)} signup.started     email=${email} country=${country}`,
    `${at(41)} signup.email_check mx=ok disposable=false`,
    `${at(96)} signup.confirmed   by=link`,
    `${at(230)} profile.saved      company=${JSON.stringify(company ?? null)}`,
    `${at(231)} risk.scored        score=0.12 model=signup-7`,
    `${at(240)} queue.entered      list=pending`,
  ].join("\n");
  return { kind: "log", title: "Sign-up log", contentType: "text/plain", text, ...captured(when) };
}

export function registerEntry(company: string, when: Captured): EvidenceInput {
  const url = `https://companies.register.example/entry/${encodeURIComponent(company.toLowerCase().replaceAll(" ", "-"))}`;
  return { kind: "url", title: `Register entry of ${company}`, url, origin: "external", ...captured(when) };
}

export function website(title: string, url: string, when: Captured): EvidenceInput {
  return { kind: "url", title, url, ...captured(when) };
}

export function log(title: string, lines: readonly string[], when: Captured): EvidenceInput {
  return { kind: "log", title, contentType: "text/plain", text: lines.join("\n"), ...captured(when) };
}

export function data(title: string, json: EvidenceInput["json"], when: Captured): EvidenceInput {
  return { kind: "data", title, json, ...captured(when) };
}

export function screenshot(title: string, lines: readonly string[], when: Captured): EvidenceInput {
  const base64 = drawDocument(title.toUpperCase().slice(0, 32), lines).toString("base64");
  return { kind: "screenshot", title, contentType: "image/png", base64, ...captured(when) };
}
