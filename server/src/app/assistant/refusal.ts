import { errors } from '@strapi/utils';
import { readReason } from '../../contracts/reasons';
import { isRecord } from '../../kernel/database/values';
import type { EnglishWords } from './words';

/** Whether the error is about the request, so that its message is for the caller. */
const isRefusal = (error: unknown): error is Error & { details?: unknown } =>
  error instanceof errors.ApplicationError ||
  (error instanceof Error &&
    'status' in error &&
    typeof error.status === 'number' &&
    error.status < 500);

/**
 * Why a request was refused, in words; `null` for an error that is not the caller's, whose message
 * may quote data.
 */
export function refusalIn(error: unknown, words: EnglishWords): string | null {
  if (!isRefusal(error)) return null;
  const details: unknown = error.details;
  const reason = isRecord(details) && 'reason' in details ? readReason(details.reason) : null;
  return reason === null ? error.message : words.reason(reason);
}
