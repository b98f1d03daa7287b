const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether the server refused a step because the booking is not as it was seen any more. */
export function isOutdated(error: unknown): boolean {
  return isRecord(error) && (error.status === 409 || error.name === 'ConflictError');
}

/** The reason that the server names in the details of its answer; `null` where it names none. */
export function reasonOf(error: unknown): string | null {
  if (!isRecord(error) || !isRecord(error.details)) return null;
  const { reason } = error.details;
  return typeof reason === 'string' ? reason : null;
}
