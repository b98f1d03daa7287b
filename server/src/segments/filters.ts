import type { Question } from '../contracts/questions';
import { opaque } from '../kernel/database/opaque-query';
import type { Row } from '../kernel/database/strapi-database';
import type { Asked } from './asked';
import { contactsWhoseHoldExpires, endedHolds } from './expiring-holds';
import { contactsThat } from './subqueries';

/** The parameters of `strapi.documents(contact)` that matter here. */
export interface AskingParams {
  filters?: unknown;
  [name: string]: unknown;
}

/** Which kinds find few contacts: SQLite begins with the first condition and checks the others. */
const FEWEST_FIRST: Record<Question['kind'], number> = {
  expires: 0,
  bought: 1,
  consents: 2,
  spent: 3,
};

const byFewest = (a: Question, b: Question) => FEWEST_FIRST[a.kind] - FEWEST_FIRST[b.kind];

/** Up to so many contacts of whom something expires are named; more are left to the database. */
const NAMED_AT_MOST = 5_000;

/** Within an object: who waits for a query has it carried out. */
async function amongAnswers(question: Question, asked: Asked): Promise<{ $in: object }> {
  if (question.kind !== 'expires') return { $in: opaque(contactsThat(question, asked)) };
  const ended = await endedHolds(question, asked);
  // Named, as they are few most often: PostgreSQL takes them for one or none by itself, and then does
  // the sums of another question anew for each of them.
  const expiring = () => contactsWhoseHoldExpires(question, asked, ended);
  const found: Row[] = await expiring()
    .distinct()
    .limit(NAMED_AT_MOST + 1);
  if (found.length > NAMED_AT_MOST) return { $in: opaque(expiring()) };
  return { $in: found.flatMap((row) => Object.values(row).map(String)) };
}

/** The parameters narrowed down to contacts of whom all questions are true. */
export async function askedParams(
  params: AskingParams,
  questions: readonly Question[],
  asked: Asked,
): Promise<AskingParams> {
  const { filters } = params;
  const given: unknown[] = Array.isArray(filters) ? filters : [filters ?? {}];
  const answers: unknown[] = [];
  for (const question of questions.toSorted(byFewest)) {
    answers.push({ documentId: await amongAnswers(question, asked) });
  }
  return { ...params, filters: { $and: [...given, ...answers] } };
}
