import { percent } from "@/components/shell/percent";

/** A share of the mails sent. As long as no provider has spoken it is a dash: silence is not a zero. */
export const toldShare = (count: number, { sent, told }: { sent: number; told: number }): string =>
  sent === 0 || told === 0 ? "–" : percent(count, sent);
