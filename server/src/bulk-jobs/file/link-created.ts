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

/** The institutions to which new contacts of the CRM are pushed. */
export const wantingNew = (institutions: readonly Institution[]): Institution[] =>
  institutions.filter(({ pushNewContacts }) => pushNewContacts);

/**
 * Evaluates the new contacts of a file as a bulk push to the institution would: the file has its
 * own matching rule, and by the institution's rule S-360 may already have the contact. `creates` is
 * as in `evaluateSlice`. Returns only contacts that the institution's filter admits.
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
  // Contacts that are just being created have no match reviews.
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

/**
 * Whether the contact gets a link. A contact without a name also gets one: its push fails, and is
 * repeated once it has a name; a company that S-360 might not accept is shown as not sent.
 */
export const isToCreate = (evaluation: PushEvaluation): boolean =>
  evaluation.kind === 'create' ||
  (evaluation.kind === 'notSendable' &&
    (evaluation.because === 'noName' || evaluation.because === 'companiesNotAccepted'));

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
 * Creates the links by which new contacts of a file are created at the institutions that receive
 * them. Possible doubles get a match review, and matching excluded items are reprocessed. Returns
 * the evaluations.
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
