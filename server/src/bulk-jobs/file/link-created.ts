import type { LoadCounts } from '../../contracts/loads';
import { takingTurns } from '../../kernel/turns';
import { linkToCreate } from '../../contacts/edits/coming-in';
import { isSentTo } from '../../contacts/push/push-plan';
import { NOT_STORED } from '../../contacts/receive/write-received';
import type { ContactStore, ContactTransaction, NewContact } from '../../contacts/store';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import type { Institution } from '../../institutions/institution';
import { askAboutDoubles } from '../push/double-questions';
import type { PushJudgement } from '../push/push-judgement';
import { joinKeptOut, judgeSlice, type Judged } from '../push/push-slice';

/** The institutions at which new contacts of the CRM are created. */
export const wantingNew = (institutions: readonly Institution[]): Institution[] =>
  institutions.filter(({ pushNewContacts }) => pushNewContacts);

/**
 * Judges contacts that a file makes as a push load to the institution would: a file is matched by its
 * own rule, and S-360 may have somebody by the institution's. `creates` as in `judgeSlice`. Answers
 * those that the institution's filter lets out.
 */
export function judgeCreated(
  created: readonly NewContact[],
  { contacts: settings }: Institution,
  transaction: ContactTransaction,
  creates: Map<string, string>,
): Promise<Judged[]> {
  const contacts = created
    .filter((contact) => isSentTo(settings, contact))
    .map((contact) => ({ ...contact, id: NOT_STORED }));
  // Of contacts that are made just now nobody has been asked anything.
  const nobody: ReadonlySet<string> = new Set();
  const context = {
    settings,
    unlinkedOnly: false,
    holdingLoads: new Set<number>(),
    toldApart: nobody,
    asked: nobody,
  };
  return judgeSlice(contacts, context, transaction, creates);
}

/** Whether it gets a link: one without a name fails there, and is sent once it has one. */
export const isToCreate = (judgement: PushJudgement): boolean =>
  judgement.kind === 'create' ||
  (judgement.kind === 'notSendable' && judgement.because === 'noName');

/** The counts with those of contacts that are not created at an institution. */
export function addNotCreated(counts: LoadCounts, judged: readonly Judged[]): LoadCounts {
  const sum: LoadCounts = { ...counts };
  for (const { judgement } of judged) {
    if (judgement.kind === 'double') sum.doubles = (sum.doubles ?? 0) + 1;
    if (judgement.kind === 'keptOut') sum.keptOut = (sum.keptOut ?? 0) + 1;
  }
  return sum;
}

/**
 * Makes the links by which contacts of a file are created where they are wanted; possible doubles are
 * asked about, and what was kept out of them is joined. Answers what was judged.
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
): Promise<Judged[]> {
  const all: Judged[] = [];
  if (created.length === 0) return all;
  const turn = takingTurns();
  for (const institution of wantingNew(institutions)) {
    await turn();
    const judged = await judgeCreated(created, institution, transaction, new Map());
    const toCreate = judged.filter(({ judgement }) => isToCreate(judgement));
    await turn();
    await transaction.insertLinks(
      toCreate.map(({ contact }) => linkToCreate(contact, institution, 'bulk', { store, at })),
    );
    await turn();
    await joinKeptOut(judged, institution.contacts, { transaction, at });
    await askAboutDoubles(judged, institution.code, database, at);
    all.push(...judged);
  }
  return all;
}
