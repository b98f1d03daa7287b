import type { GetKeptValues } from '../../contracts/contacts/kept-values';
import { reason } from '../../contracts/reasons';
import { CONTACT_LINK_UID, CONTACT_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';
import { NotFoundError } from '../../kernel/errors';
import { whereInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import type { InstitutionRegistry } from '../../institutions';
import { belongingsFromRow } from '../database/rows';
import { keptValues } from './kept-values';

/** The values that links keep beyond a contact's fields. */
export interface ContactKeptValues {
  /** By institution, without those that keep nothing. Throws (404) for an unknown contact. */
  list(contactDocumentId: string, scope: InstitutionScope): Promise<GetKeptValues.Response['data']>;
}

/** The service that reads them from the contact's links. */
export function contactKeptValues({
  database,
  institutions,
}: {
  database: StrapiDatabase;
  institutions: Pick<InstitutionRegistry, 'find'>;
}): ContactKeptValues {
  return {
    async list(contactDocumentId, scope) {
      const [contact] = await database
        .query(CONTACT_UID)
        .select(['id'])
        .where({ documentId: contactDocumentId })
        .execute();
      if (!contact) throw new NotFoundError(reason('noContact', { contact: contactDocumentId }));
      const rows = await database
        .query(CONTACT_LINK_UID)
        .select('*')
        .where({ contactDocumentId, ...whereInScope(scope) })
        .orderBy({ id: 'asc' })
        .execute();
      return rows
        .map((row) => {
          const code = text(row.institution) ?? '';
          const institution = { code, name: institutions.find(code)?.name ?? code };
          return { institution, values: keptValues(belongingsFromRow(row)) };
        })
        .filter(({ values }) => values.length > 0);
    },
  };
}
