const at = (day: string, time: string): string => new Date(`${day}T${time}`).toISOString();

/** The moments at which a range of the reader's days begins and ends. */
export function dayRange(
  from: string | undefined,
  until: string | undefined,
): { from?: string; until?: string } {
  return {
    ...(from !== undefined && { from: at(from, '00:00:00.000') }),
    ...(until !== undefined && { until: at(until, '23:59:59.999') }),
  };
}
