import type { SyncFailure, SyncWarning } from './failure';
import { reason, REASONS, type Reason, type ReasonCode } from './reason';

/*
 * Reads reasons from tables. Rows written before reasons had codes contain English sentences, which
 * are shown as they are in every language.
 */

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCode = (value: unknown): value is ReasonCode =>
  typeof value === 'string' && Object.hasOwn(REASONS, value);

const isReason = (value: unknown): value is Reason =>
  isRecord(value) && isCode(value.code) && isRecord(value.values);

/** The parsed JSON of a text column; other text stays as it is. */
function fromColumn(stored: unknown): unknown {
  if (typeof stored !== 'string' || !/^[[{]/.test(stored)) return stored;
  try {
    return JSON.parse(stored);
  } catch {
    return stored;
  }
}

/** The reason in a column; `null` when there is none. */
export function readReason(stored: unknown): Reason | null {
  const value = fromColumn(stored);
  if (isReason(value)) return value;
  if (isRecord(value)) return reason('asWritten', { text: String(value.code) });
  return typeof value === 'string' ? reason('asWritten', { text: value }) : null;
}

export function readReasons(stored: unknown): Reason[] {
  const value = fromColumn(stored);
  return Array.isArray(value) ? value.flatMap((one: unknown) => readReason(one) ?? []) : [];
}

/** The failure in a column; `null` when there is none. */
export function readFailure(stored: unknown): SyncFailure | null {
  const value = fromColumn(stored);
  if (!isRecord(value)) return null;
  return { code: String(value.code), reason: reasonIn(value), at: String(value.at) };
}

export function readWarnings(stored: unknown): SyncWarning[] {
  const value = fromColumn(stored);
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map((warning) => ({ field: String(warning.field), reason: reasonIn(warning) }));
}

/** Older rows have a `message` in place of `reason`. */
const reasonIn = ({ message, reason: why }: Readonly<Record<string, unknown>>): Reason =>
  readReason(why ?? message) ?? reason('asWritten', { text: '' });

/** The reason of the failure in a column; the given code when the column has none. */
export const readFailureReason = (stored: unknown, code: string): Reason =>
  readFailure(stored)?.reason ?? reason('asWritten', { text: code });
