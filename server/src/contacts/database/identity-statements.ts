import {
  BOOKING_UID,
  CANDIDATE_UID,
  CONFLICT_UID,
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
} from '../../contracts/uids';
import { chunks, jsonText, text } from '../../kernel/database/values';
import { forgetKeptOut } from '../../inbox/kept-out-items';
import { releaseAsked } from '../push/asked-creates';
import type { IdentityQuestion } from '../model/identity-question';
import type { LinkRecord } from '../records';
import type { ContactSearch, ContactTransaction, FoundContact } from '../store';
import { updateLinks } from './contact-transaction';
import { connectToContacts, selectIn, type Context } from './statements';
import { consentFromRow, contactFromRow } from './rows';

/** Everything that matching rules compare. */
const MATCHED_BY = [
  'id',
  'documentId',
  'type',
  'email',
  'lastName',
  'structureName',
  'firstName',
  'mobilePhone',
  'birthDate',
  'zipCode',
];

/** At most one question per institution and number is open. */
const openKey = (institution: string, contactNumber: string): string =>
  `${institution}/${contactNumber}`;

async function searchContacts(context: Context, search: ContactSearch): Promise<FoundContact[]> {
  const found = new Map<string, FoundContact>();
  for (const [column, values] of Object.entries(search)) {
    const rows = await selectIn(context, CONTACT_UID, column, values, { select: MATCHED_BY });
    for (const { documentId, fields, type } of rows.map(contactFromRow)) {
      found.set(documentId, { documentId, fields, type });
    }
  }
  return [...found.values()];
}

async function askedNumbers(
  context: Context,
  institution: string,
  contactNumbers: readonly string[],
): Promise<string[]> {
  const keys = contactNumbers.map((number) => openKey(institution, number));
  const select = ['kind', 'contactNumber'];
  const rows = await selectIn(context, CANDIDATE_UID, 'openKey', keys, { select });
  return rows.flatMap(({ contactNumber, kind }) =>
    kind === 'match' ? (text(contactNumber) ?? []) : [],
  );
}

async function askQuestions(
  { database }: Context,
  questions: readonly IdentityQuestion[],
): Promise<void> {
  const { column } = database.names(CANDIDATE_UID);
  const anew = ['kind', 'contactType', 'contactDocumentIds', 'reason', 'noticedAt'].map(column);
  const asked = new Map(
    questions.map((question) => [openKey(question.institution, question.contactNumber), question]),
  );
  for (const part of chunks([...asked], 50)) {
    const rows = part.map(([key, { contactDocumentIds, ...question }]) => ({
      kind: question.kind,
      institution: question.institution,
      contactNumber: question.contactNumber,
      contactType: question.contactType,
      contactDocumentIds: jsonText(contactDocumentIds),
      reason: question.reason,
      noticedAt: question.noticedAt,
      state: 'open',
      openKey: key,
    }));
    await database
      .query(CANDIDATE_UID)
      .insert(rows)
      .onConflict([column('openKey')])
      .merge(anew)
      .execute();
  }
}

/** Links of another contact now: their relation follows. */
async function moveLinks(context: Context, links: readonly LinkRecord[]): Promise<void> {
  await updateLinks(context, links);
  const { name, joinColumn } = context.database.names(CONTACT_LINK_UID).joinTable('contact');
  for (const part of chunks(links)) {
    const ids = part.map(({ id }) => id);
    await context.trx(name).whereIn(joinColumn.name, ids).delete();
  }
  const owners = links.flatMap(({ contactDocumentId }) => contactDocumentId ?? []);
  await connectToContacts(context, CONTACT_LINK_UID, owners);
}

async function removeRows({ database }: Context, uid: string, ids: readonly number[]) {
  for (const part of chunks(ids)) {
    await database
      .query(uid)
      .where({ id: { $in: part } })
      .delete()
      .execute();
  }
}

export type IdentityStatements = Pick<
  ContactTransaction,
  | 'searchContacts'
  | 'askedNumbers'
  | 'askQuestions'
  | 'settleQuestions'
  | 'forgetKeptOut'
  | 'consentsOfContacts'
  | 'moveLinks'
  | 'removeLinks'
  | 'removeConsents'
  | 'moveHistory'
>;

/** The statements by which contacts are found, asked about and merged. */
export function identityStatements(context: Context): IdentityStatements {
  const { database } = context;
  return {
    searchContacts: (search) => searchContacts(context, search),
    askedNumbers: (institution, numbers) => askedNumbers(context, institution, numbers),
    askQuestions: (questions) => askQuestions(context, questions),
    async settleQuestions(institution, contactNumbers, at) {
      for (const part of chunks(contactNumbers)) {
        const questions = { openKey: { $in: part.map((number) => openKey(institution, number)) } };
        if ((await releaseAsked(database, questions)) === 0) continue;
        await database
          .query(CANDIDATE_UID)
          .where({ ...questions, kind: 'match' })
          .update({
            state: 'decided',
            openKey: null,
            decision: jsonText({ kind: 'settled' }),
            decidedAt: at,
          })
          .execute();
      }
    },
    forgetKeptOut: (institution, contactNumbers) =>
      forgetKeptOut(database, { institution, stream: 'contacts' }, contactNumbers),
    consentsOfContacts: async (documentIds) =>
      (await selectIn(context, CONSENT_UID, 'contactDocumentId', documentIds)).map(consentFromRow),
    moveLinks: (links) => moveLinks(context, links),
    removeLinks: (ids) => removeRows(context, CONTACT_LINK_UID, ids),
    removeConsents: (ids) => removeRows(context, CONSENT_UID, ids),
    async moveHistory(from, to) {
      for (const uid of [CONTACT_HISTORY_UID, CONFLICT_UID, BOOKING_UID]) {
        await database
          .query(uid)
          .where({ contactDocumentId: from })
          .update({ contactDocumentId: to })
          .execute();
      }
    },
  };
}
