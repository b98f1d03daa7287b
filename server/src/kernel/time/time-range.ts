/** A date alone stands for its beginning, or as the end of a range for its end, in UTC. */
const momentOf = (given: string, ofDay: string): Date =>
  new Date(given.includes('T') ? given : `${given}T${ofDay}Z`);

/** The condition that a time lies between two given dates or times, both inclusive. */
export function timeRange(
  from: string | undefined,
  until: string | undefined,
): { $gte?: Date; $lte?: Date } {
  return {
    ...(from !== undefined && { $gte: momentOf(from, '00:00:00.000') }),
    ...(until !== undefined && { $lte: momentOf(until, '23:59:59.999') }),
  };
}
