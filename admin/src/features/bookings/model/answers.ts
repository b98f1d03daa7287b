import { isRecord } from '../../../shared/api/isRecord';

/** Whether the server refused a step because the booking has changed since it was displayed. */
export function isOutdated(error: unknown): boolean {
  return isRecord(error) && (error.status === 409 || error.name === 'ConflictError');
}

/** The reason in the details of the server's answer; `null` if there is none. */
export function reasonOf(error: unknown): string | null {
  if (!isRecord(error) || !isRecord(error.details)) return null;
  const { reason } = error.details;
  return typeof reason === 'string' ? reason : null;
}
