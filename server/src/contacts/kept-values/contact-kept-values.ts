import type { GetKeptValues } from '../../contracts/contacts/kept-values';
import { reason } from '../../contracts/reasons';
import { CONTACT_LINK_UID, CONTACT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { boolean, json, text } from '../../kernel/database/values';
import { NotFoundError } from '../../kernel/errors';
import { whereInScope, type InstitutionScope } from '../../kernel/institution-scope';
import type { InstitutionRegistry } from '../../institutions';
import { keptValues, type KeptOnLink } from './kept-values';

/** The values that links keep beyond a contact's fields. */
export interface ContactKeptValues {
  /** By institution, without those that keep nothing. Throws (404) for an unknown contact. */
  list(contactDocumentId: string, scope: InstitutionScope): Promise<GetKeptValues.Response['data']>;
}

const keptOnLink = (row: Row): KeptOnLink => ({
  role: text(row.role),
  contactState: text(row.contactState),
  validUntil: text(row.validUntil),
  blocked: boolean(row.blocked),
  guest: boolean(row.guest),
  origin: text(row.origin),
  login: text(row.login),
  criteria: json(row.criteria),
  indicators: json(row.indicators),
  advantages: json(row.advantages),
  qualities: json(row.qualities),
  unknownFields: json(row.unknownFields),
});

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
          return { institution, values: keptValues(keptOnLink(row)) };
        })
        .filter(({ values }) => values.length > 0);
    },
  };
}
