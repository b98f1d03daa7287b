import type { Knex } from 'knex';
import { CONTACT_HISTORY_UID, CONTACT_UID, OVERRIDDEN_EDIT_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import type { HistoryCause } from '../records';

/** Whoever changed the field in the CRM again has seen the value that is there. */
const SEEN_BY: readonly HistoryCause[] = ['crm', 'decision', 'merge', 'bulkJob', 'undo'];

/**
 * The ids of overridden edits that wait for somebody: of contacts that exist, undecided, and not
 * changed in the CRM since.
 */
export function openOverriddenEdits({ connection, names }: StrapiDatabase): Knex.QueryBuilder {
  const edit = names(OVERRIDDEN_EDIT_UID);
  const contact = names(CONTACT_UID);
  const history = names(CONTACT_HISTORY_UID);
  const contactOfEdit = `edit.${edit.column('contactDocumentId')}`;
  return connection({ edit: edit.table })
    .select('edit.id')
    .whereNull('edit.outcome')
    .whereExists((contacts) => {
      void contacts
        .select('contact.id')
        .from({ contact: contact.table })
        .whereRaw('?? = ??', [`contact.${contact.column('documentId')}`, contactOfEdit]);
    })
    .whereNotExists((changes) => {
      void changes
        .select('history.id')
        .from({ history: history.table })
        .whereRaw('?? = ??', [`history.${history.column('contactDocumentId')}`, contactOfEdit])
        .whereRaw('?? = ??', ['history.field', 'edit.field'])
        .whereRaw('?? > ??', [
          `history.${history.column('changedAt')}`,
          `edit.${edit.column('replacedAt')}`,
        ])
        .whereIn('history.cause', [...SEEN_BY]);
    });
}
