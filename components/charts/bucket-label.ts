export type Bucket = "hour" | "day";

/** The axis word of a moment, in UTC like every time of the console. */
export function bucketLabel(at: string, bucket: Bucket): string {
  return (bucket === "hour" ? hourFormat : dayFormat).format(new Date(at));
}

/** The full wording for tooltips and the table alternative. */
export function bucketTitle(at: string, bucket: Bucket): string {
  return (bucket === "hour" ? hourTitleFormat : dayTitleFormat).format(new Date(at));
}

const hourFormat = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
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
const dayTitleFormat = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});
