import type { Assumptions } from '../interface';
import { isOneOf } from './resolved';

/** What the `statusCode` of an answer says about the call. */
type StatusMeaning = 'done' | 'refused' | 'inProgress' | 'unknown';

/** Documented: apidocs DataExportService; seen in use with catalogs. */
const IN_PROGRESS = ['in_progress'];

/** Reads a `statusCode`. An unknown word may mean success or failure, so it counts as neither. */
export function statusMeaning(
  word: string,
  { failureWords, successWords }: Pick<Assumptions, 'failureWords' | 'successWords'>,
): StatusMeaning {
  if (isOneOf(successWords, word)) return 'done';
  if (isOneOf(failureWords, word)) return 'refused';
  return isOneOf(IN_PROGRESS, word) ? 'inProgress' : 'unknown';
}
