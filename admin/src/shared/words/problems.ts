import { readReason } from '../../../../server/src/contracts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * The problems that an answer lists in its details, where all of them are the server's reasons; none
 * for other answers, like Strapi's about the form of a request.
 */
export function problemsIn(error: unknown): string[] {
  if (!isRecord(error) || !isRecord(error.details)) return [];
  const { errors } = error.details;
  if (!Array.isArray(errors)) return [];
  const told = errors.map((one: unknown) => (isRecord(one) ? String(one.message) : ''));
  return told.every((text) => readReason(text) !== null) ? told : [];
}
