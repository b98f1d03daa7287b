import type { BulkJobCounts } from '../../contracts/bulk-jobs';
import { takingTurns } from '../../kernel/turns';
import {
  linkToCreate,
  isSentTo,
  NOT_STORED,
  type ContactStore,
  type ContactTransaction,
  type NewContact,
} from '../../contacts';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import type { Institution } from '../../institutions';
import { reviewDoubles } from '../push/review-doubles';
import type { PushEvaluation } from '../push/push-evaluation';
import { joinExcluded, evaluateSlice, type Evaluated } from '../push/push-slice';

/** The institutions at which new contacts of the CRM are created. */
export const wantingNew = (institutions: readonly Institution[]): Institution[] =>
  institutions.filter(({ pushNewContacts }) => pushNewContacts);

/**
 * Evaluates contacts that a file makes as a bulk push to the institution would: a file is matched by its
 * own rule, and S-360 may have somebody by the institution's. `creates` as in `evaluateSlice`. Answers
 * those that the institution's filter lets out.
 */
export function evaluateCreated(
  created: readonly NewContact[],
  { contacts: settings }: Institution,
  transaction: ContactTransaction,
  creates: Map<string, string>,
): Promise<Evaluated[]> {
  const contacts = created
    .filter((contact) => isSentTo(settings, contact))
    .map((contact) => ({ ...contact, id: NOT_STORED }));
  // Of contacts that are made just now nobody has been asked anything.
  const nobody: ReadonlySet<string> = new Set();
  const context = {
    settings,
    unlinkedOnly: false,
    holdingBulkJobs: new Set<number>(),
    toldApart: nobody,
    asked: nobody,
  };
  return evaluateSlice(contacts, context, transaction, creates);
}

/** Whether it gets a link: one without a name fails there, and is sent once it has one. */
export const isToCreate = (evaluation: PushEvaluation): boolean =>
  evaluation.kind === 'create' ||
  (evaluation.kind === 'notSendable' && evaluation.because === 'noName');

/** The counts with those of contacts that are not created at an institution. */
export function addNotCreated(
  counts: BulkJobCounts,
  evaluated: readonly Evaluated[],
): BulkJobCounts {
  const sum: BulkJobCounts = { ...counts };
  for (const { evaluation } of evaluated) {
    if (evaluation.kind === 'double') sum.doubles = (sum.doubles ?? 0) + 1;
    if (evaluation.kind === 'excluded') sum.excluded = (sum.excluded ?? 0) + 1;
  }
  return sum;
}

/**
 * Makes the links by which contacts of a file are created where they are wanted; possible doubles are
 * asked about, and what was excluded of them is joined. Answers what was evaluated.
 */
export async function linkCreated(
  created: readonly NewContact[],
  institutions: readonly Institution[],
  {
    at,
    database,
    store,
    transaction,
  }: { at: Date; database: StrapiDatabase; store: ContactStore; transaction: ContactTransaction },
): Promise<Evaluated[]> {
  const all: Evaluated[] = [];
  if (created.length === 0) return all;
  const turn = takingTurns();
  for (const institution of wantingNew(institutions)) {
    await turn();
    const evaluated = await evaluateCreated(created, institution, transaction, new Map());
    const toCreate = evaluated.filter(({ evaluation }) => isToCreate(evaluation));
    await turn();
    await transaction.insertLinks(
      toCreate.map(({ contact }) => linkToCreate(contact, institution, 'bulk', { store, at })),
    );
    await turn();
    await joinExcluded(evaluated, institution.contacts, { transaction, at });
    await reviewDoubles(evaluated, institution.code, database, at);
    all.push(...evaluated);
  }
  return all;
}
