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

/** The parameters narrowed down to contacts of whom all questions are true. */
export function askedParams(
  params: AskingParams,
  questions: readonly Question[],
  asked: Asked,
): AskingParams {
  const { filters } = params;
  const given: unknown[] = Array.isArray(filters) ? filters : [filters ?? {}];
  const answers = questions.map((question) => ({
    documentId: { $in: opaque(contactsThat(question, asked)) },
  }));
  return { ...params, filters: { $and: [...given, ...answers] } };
}
