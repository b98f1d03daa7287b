const formats = new Map<string, Intl.DateTimeFormat>();

/** Caches formats, because making one is slow. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

/** The time in a time zone (IANA name): the hour, and how far into it the clock is. */
export function timeInZone(at: Date, timeZone: string): { hour: number; msIntoHour: number } {
  const parts = formatOf(timeZone).formatToParts(at);
  const numberOf = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const secondsIntoHour = numberOf('minute') * 60 + numberOf('second');
  return { hour: numberOf('hour'), msIntoHour: secondsIntoHour * 1000 + at.getUTCMilliseconds() };
}
