import { describe, expect, it } from "vitest";
import { promisesIn, spamSignsIn } from "./copy-checks";

describe("promises", () => {
  it.each([
    "We guarantee returns of 12 % a year.",
    "GUARANTEED   PROFITS",
    "A risk-free start",
    "You cannot lose with it",
    "You can’t lose",
    "Double your money by May",
    "Ｇｕａｒａｎｔｅｅｄ income",
    "Returns are guaranteed.",
  ])("are found in %j", (text) => expect(promisesIn([text])).not.toEqual([]));

  it.each([
    "No returns can be guaranteed, says the prospectus of the fund.",
    "The risk is high.",
    "A guarantor signed.",
    "They doubled their team.",
  ])("are not found in %j", (text) => expect(promisesIn([text])).toEqual([]));
});

describe("signs of spam", () => {
  const mail = (
    subject: string,
    text = "Twenty words of ordinary text that nobody would call spam, written for people who read what they get.",
  ) => spamSignsIn({ subject, text, html: "" });

  it.each(["ACT ON THIS TODAY", "Really?!!", "x".repeat(100), "Last chance to join", "Free money"])(
    "are found in %j",
    (subject) => expect(mail(subject)).not.toEqual([]),
  );

  it.each(["What managers said about the autumn", "Q3: four letters", "SEC news"])("are not found in %j", (subject) =>
    expect(mail(subject)).toEqual([]),
  );
});
