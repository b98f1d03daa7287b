import type { Question } from '../../../contracts/questions';
import { contactsThat, type Asked } from './subqueries';

/** The parameters of `strapi.documents(contact)` that matter here. */
export interface AskingParams {
  filters?: unknown;
  [name: string]: unknown;
}

/**
 * Strapi copies filters deeply, which for a query means its connection and all that hangs on it. An
 * object that only inherits from the query is copied as one, and is a query all the same.
 */
const opaque = (query: object): object => Object.create(query) as object;

/** Which kinds find few contacts: SQLite begins with the first condition and checks the others. */
const FEWEST_FIRST: Record<Question['kind'], number> = {
  expires: 0,
  bought: 1,
  consents: 2,
  spent: 3,
};

/** The parameters narrowed down to contacts of whom all questions are true. */
export function askedParams(
  params: AskingParams,
  questions: readonly Question[],
  asked: Asked,
): AskingParams {
  const { filters } = params;
  const given: unknown[] = Array.isArray(filters) ? filters : [filters ?? {}];
  const answers = questions
    .toSorted((a, b) => FEWEST_FIRST[a.kind] - FEWEST_FIRST[b.kind])
    .map((question) => ({
      documentId: { $in: opaque(contactsThat(question, asked)) },
    }));
  return { ...params, filters: { $and: [...given, ...answers] } };
}
