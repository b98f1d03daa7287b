const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is slow, using it is not. */
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

/** What the clock shows in a time zone (IANA name): the hour, and how long it has lasted. */
export function timeInZone(at: Date, timeZone: string): { hour: number; msIntoHour: number } {
  const parts = formatOf(timeZone).formatToParts(at);
  const numberOf = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const secondsIntoHour = numberOf('minute') * 60 + numberOf('second');
  return { hour: numberOf('hour'), msIntoHour: secondsIntoHour * 1000 + at.getUTCMilliseconds() };
}
