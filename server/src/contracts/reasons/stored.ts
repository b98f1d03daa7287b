import type { SyncFailure, SyncWarning } from './failure';
import { reason, REASONS, type Reason, type ReasonCode } from './reason';

/*
 * Reasons as they are read from tables. Rows written before reasons had codes hold English sentences:
 * those stay what they are, whatever the language.
 */

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCode = (value: unknown): value is ReasonCode =>
  typeof value === 'string' && Object.hasOwn(REASONS, value);

const isReason = (value: unknown): value is Reason =>
  isRecord(value) && isCode(value.code) && isRecord(value.values);

/** The JSON of a text column; other text stays text. */
function fromColumn(stored: unknown): unknown {
  if (typeof stored !== 'string' || !/^[[{]/.test(stored)) return stored;
  try {
    return JSON.parse(stored);
  } catch {
    return stored;
  }
}

/** The reason in a column; `null` where there is none. */
export function readReason(stored: unknown): Reason | null {
  const value = fromColumn(stored);
  if (isReason(value)) return value;
  if (isRecord(value)) return reason('asWritten', { text: String(value.code) });
  return typeof value === 'string' ? reason('asWritten', { text: value }) : null;
}

/** The reasons in a column. */
export function readReasons(stored: unknown): Reason[] {
  const value = fromColumn(stored);
  return Array.isArray(value) ? value.flatMap((one: unknown) => readReason(one) ?? []) : [];
}

/** The failure in a column; `null` where there is none. */
export function readFailure(stored: unknown): SyncFailure | null {
  const value = fromColumn(stored);
  if (!isRecord(value)) return null;
  return { code: String(value.code), reason: reasonIn(value), at: String(value.at) };
}

/** The warnings in a column. */
export function readWarnings(stored: unknown): SyncWarning[] {
  const value = fromColumn(stored);
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map((warning) => ({ field: String(warning.field), reason: reasonIn(warning) }));
}

/** What holds a reason held a `message` before. */
const reasonIn = ({ message, reason: why }: Readonly<Record<string, unknown>>): Reason =>
  readReason(why ?? message) ?? reason('asWritten', { text: '' });

/** The reason of the failure in a column; its code where the column holds none. */
export const readFailureReason = (stored: unknown, code: string): Reason =>
  readFailure(stored)?.reason ?? reason('asWritten', { text: code });
