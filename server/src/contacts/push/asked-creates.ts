import { afterEvent, ANSWERED } from '../model/link-states';
import { QUESTION_FIRST } from '../../contracts/contact-sync';
import { reason } from '../../contracts/reasons';
import { CANDIDATE_UID, CONTACT_LINK_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { json } from '../../kernel/database/values';
import type { LinkRecord } from '../records';

/** The link of such a create: S-360 would have the contact twice if it were that one. */
export function waitingForAnswer(link: LinkRecord, at: Date): LinkRecord {
  const message = reason('questionFirst', { institution: link.institution });
  const failure = { code: QUESTION_FIRST, message, at: at.toISOString() };
  return afterEvent(link, { kind: 'questioned', failure });
}

/**
 * Makes creates due that waited for the answers to these questions about numbers. Answers how many
 * questions there are.
 */
export async function releaseAsked(database: StrapiDatabase, questions: Row): Promise<number> {
  const asked = await database
    .query(CANDIDATE_UID)
    .select(['institution', 'contactDocumentIds'])
    .where({ ...questions, kind: 'match' })
    .execute();
  for (const { contactDocumentIds, institution } of asked) {
    await database
      .query(CONTACT_LINK_UID)
      .where({
        institution,
        contactDocumentId: { $in: json<string[]>(contactDocumentIds) ?? [] },
        state: 'failed',
        failureCode: QUESTION_FIRST,
      })
      .update({ ...ANSWERED, failureCode: null })
      .execute();
  }
  return asked.length;
}
