/** A unit in which a duration is easy to read. */
export interface DurationUnit {
  name: 'second' | 'minute' | 'hour';
  ms: number;
}

const SECOND: DurationUnit = { name: 'second', ms: 1_000 };
const MINUTE: DurationUnit = { name: 'minute', ms: 60_000 };
const HOUR: DurationUnit = { name: 'hour', ms: 3_600_000 };

export function durationUnit(ms: number): DurationUnit {
  if (ms < MINUTE.ms) return SECOND;
  return ms < HOUR.ms ? MINUTE : HOUR;
}
