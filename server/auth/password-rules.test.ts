import { expect, test } from "vitest";
import { passwordProblem } from "./password-rules";

const ABOUT = ["evan.hartley@hedgeco.example", "Evan Hartley"];

test.each([
  "correct horse battery",
  "another long password",
  "a password from a pipe",
  "2_SAV4b1XWcoehnxPce2",
  "0f3b9c52-7a41-4e0d-9f0e-2b8c6d1a4e77",
  "947120583316",
  "Kühe grasen überm Fjord",
  "密码很长而且没有规律可循啊",
  "summer evenings taste of rust",
])("%j is taken", (password) => expect(passwordProblem(password, ABOUT)).toBeNull());

test.each(["elevenchars", "x".repeat(257)])("%j has the wrong length", (password) =>
  expect(passwordProblem(password)).toContain("12 to 256"),
);

test.each([
  "aaaaaaaaaaaa",
  " ".repeat(12),
  "abababababab",
  "abcdeabcdeabcde",
  "123456789012",
  "abcdefghijkl",
  "zyxwvutsrqpo",
  "qwertyuiopas",
  "ASDFGHJKLasdfghjkl",
  "aaaabbbbccccdddd",
])("%j is a pattern", (password) => expect(passwordProblem(password)).toContain("repeats itself or counts up"));

test.each([
  "password1234",
  "Password!2026",
  "P@ssw0rd1234",
  "passwordpassword",
  "password123456789",
  "welcome-letmein-1",
  "HedgeCo2026!!",
  "1qaz2wsx3edc",
  "evan.hartley1",
  "HartleyHartley99",
  "3v4n.h4rtl3y!",
])("%j is a common one or about the person", (password) =>
  expect(passwordProblem(password, ABOUT)).toContain("common one"),
);

test.each(["correct\0horse battery", "correct horse\nbattery", "correct horse \ud800battery"])(
  "%j holds what no keyboard types",
  (password) => expect(passwordProblem(password)).toContain("control characters"),
);

test("another person's name may be part of it", () => {
  expect(passwordProblem("evan.hartley1", ["ingrid@hedgeco.example", "Ingrid Moe"])).toBeNull();
});
