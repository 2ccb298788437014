export type Bucket = "second" | "hour" | "day";

/** The axis word of a moment, in UTC like every time of the console. */
export function bucketLabel(at: string, bucket: Bucket): string {
  return LABELS[bucket].format(new Date(at));
}

/** The full wording for tooltips and the table alternative. */
export function bucketTitle(at: string, bucket: Bucket): string {
  return TITLES[bucket].format(new Date(at));
}

const hourFormat = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});
const secondFormat = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZone: "UTC",
});
const dayFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});
const hourTitleFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
  timeZoneName: "short",
});
const secondTitleFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZone: "UTC",
  timeZoneName: "short",
});
const dayTitleFormat = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});

const LABELS: Record<Bucket, Intl.DateTimeFormat> = { second: secondFormat, hour: hourFormat, day: dayFormat };
const TITLES: Record<Bucket, Intl.DateTimeFormat> = {
  second: secondTitleFormat,
  hour: hourTitleFormat,
  day: dayTitleFormat,
};
