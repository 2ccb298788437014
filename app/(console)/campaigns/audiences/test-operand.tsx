"use client";

import type { AudienceTest } from "@/server/email/audiences/audience-filter";
import { DayBounds } from "./day-bounds";
import { ListChoice } from "./list-choice";
import { aumBandWords, consentWords, fundTypeWords, roleWords, statusWords, topicWords } from "./test-words";
import { WordChoices } from "./word-choices";
import { WordSelect } from "./word-select";
import { WordsInput } from "./words-input";

interface TestOperandProps {
  test: AudienceTest;
  path: string;
  disabled: boolean;
  onChange: (test: AudienceTest) => void;
}

const YES_NO = { yes: "yes", no: "no" };

/** What the field must be; each sort of field has its own way to say so. */
export function TestOperand({ test, path, disabled, onChange }: TestOperandProps) {
  const label = `Value of condition ${path}`;
  const common = { label, disabled };
  switch (test.field) {
    case "role":
      return (
        <WordChoices {...common} words={roleWords} value={test.in} onChange={(to) => onChange({ ...test, in: to })} />
      );
    case "status":
      return (
        <WordChoices {...common} words={statusWords} value={test.in} onChange={(to) => onChange({ ...test, in: to })} />
      );
    case "fundType":
      return (
        <WordChoices
          {...common}
          words={fundTypeWords}
          value={test.in}
          onChange={(to) => onChange({ ...test, in: to })}
        />
      );
    case "aumBand":
      return (
        <WordChoices
          {...common}
          words={aumBandWords}
          value={test.in}
          onChange={(to) => onChange({ ...test, in: to })}
        />
      );
    case "country":
      return (
        <WordsInput
          {...common}
          placeholder="US, GB, CH"
          value={test.in}
          onChange={(words) => onChange({ ...test, in: words.map((word) => word.toUpperCase()) })}
        />
      );
    case "tags":
      return (
        <WordsInput
          {...common}
          placeholder="founding circle, speaker"
          value={test.anyOf}
          onChange={(words) => onChange({ ...test, anyOf: words.map((word) => word.toLowerCase()) })}
        />
      );
    case "accredited":
    case "identityVerified":
      return (
        <WordSelect
          {...common}
          words={YES_NO}
          value={test.is ? "yes" : "no"}
          onChange={(next) => onChange({ ...test, is: next === "yes" })}
        />
      );
    case "consent":
      return (
        <>
          <WordSelect
            {...common}
            label={`Topic of condition ${path}`}
            words={topicWords}
            value={test.topic}
            onChange={(topic) => onChange({ ...test, topic })}
          />
          <WordSelect {...common} words={consentWords} value={test.is} onChange={(is) => onChange({ ...test, is })} />
        </>
      );
    case "listed":
      return <ListChoice {...common} value={test.listId} onChange={(listId) => onChange({ ...test, listId })} />;
    case "joined":
      return (
        <DayBounds {...common} value={test} onChange={({ before, after }) => onChange({ ...test, before, after })} />
      );
    case "lastSeen":
    case "engaged":
      return <DayBounds {...common} mayBeNever value={test} onChange={(bounds) => onChange({ ...test, ...bounds })} />;
  }
}
