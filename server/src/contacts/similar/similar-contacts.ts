import type {
  FindSimilarContacts,
  SimilarContact,
  Similarity,
} from '../../contracts/contacts/similar-contacts';
import { CONTACT_LINK_UID, CONTACT_UID } from '../../contracts/uids';
import { contactFromRow } from '../database/rows';
import { displayName } from '../derived-columns';
import { hasSameName, matchable, searchKeys } from '../receive/matching';
import type { CanonicalSettings } from '../model/mapping/canonical';
import type { ContactRecord } from '../records';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { text, textsIn } from '../../kernel/database/values';
import { whereInScope, type InstitutionScope } from '../../kernel/http/institution-scope';

export interface SimilarContacts {
  /**
   * At most 5, most similar first. `mayRead`: the fields that the requesting person may see;
   * `scope`: the institutions whose numbers they may find and see.
   */
  find(
    entered: FindSimilarContacts.Request,
    mayRead: (field: string) => boolean,
    scope: InstitutionScope,
  ): Promise<SimilarContact[]>;
}

interface SimilarContactsPorts {
  database: StrapiDatabase;
  /** How values are compared: the country of phone numbers written without one. */
  settings: CanonicalSettings;
  /** An institution's name; its code once it is no longer configured. */
  institutionNameOf(code: string): string;
}

/** Nobody looks at more than this. */
const MAX_SHOWN = 5;
/** Many people share a last name; other contacts are found by values that are rarely shared. */
const MAX_READ = 200;

const SEEN_BY: Readonly<Record<Exclude<Similarity, 'number'>, readonly string[]>> = {
  email: ['email'],
  phone: ['mobilePhone', 'phone'],
  nameAndBirthDate: ['birthDate'],
};

type Numbers = Map<string, SimilarContact['numbers']>;

/** The service that warns a person who is about to enter somebody a second time. */
export function similarContacts({
  database,
  institutionNameOf,
  settings,
}: SimilarContactsPorts): SimilarContacts {
  async function withNumber(contactNumber: string, scope: InstitutionScope): Promise<string[]> {
    const rows = await database
      .query(CONTACT_LINK_UID)
      .select(['contactDocumentId'])
      .where({ contactNumber, state: { $ne: 'unlinked' }, ...whereInScope(scope) })
      .limit(MAX_READ)
      .execute();
    return textsIn(rows, 'contactDocumentId');
  }

  async function candidates(
    entered: FindSimilarContacts.Request,
    numbered: readonly string[],
  ): Promise<ContactRecord[]> {
    const { emailKey, nameKey, phoneKey } = searchKeys(entered.type, {
      ...entered,
      mobilePhone: entered.mobilePhone || entered.phone,
    });
    const isNamed = nameKey !== null && (entered.birthDate ?? '') !== '';
    const conditions: Row[] = [
      ...(numbered.length > 0 ? [{ documentId: { $in: numbered } }] : []),
      ...(emailKey === null ? [] : [{ emailKey }]),
      ...(phoneKey === null ? [] : [{ phoneKey }]),
      ...(isNamed ? [{ nameKey }] : []),
    ];
    if (conditions.length === 0) return [];
    const rows = await database
      .query(CONTACT_UID)
      .select('*')
      .where({ $or: conditions })
      .orderBy({ id: 'asc' })
      .limit(MAX_READ)
      .execute();
    return rows.map(contactFromRow);
  }

  function similarities(
    entered: FindSimilarContacts.Request,
    { fields, type }: ContactRecord,
  ): Similarity[] {
    const here = matchable(entered.type, { ...entered }, settings);
    const there = matchable(type, fields, settings);
    const phones = (of: typeof fields) =>
      [of.mobilePhone, of.phone].flatMap(
        (mobilePhone) =>
          matchable('individual', { mobilePhone }, settings).valueOf('mobilePhone') ?? [],
      );
    const own = phones({ mobilePhone: entered.mobilePhone ?? null, phone: entered.phone ?? null });
    const isSame = (key: 'email' | 'birthDate') =>
      here.valueOf(key) !== null && here.valueOf(key) === there.valueOf(key);
    return [
      ...(isSame('email') ? ['email' as const] : []),
      ...(phones(fields).some((phone) => own.includes(phone)) ? ['phone' as const] : []),
      ...(hasSameName(here, there) && isSame('birthDate') ? ['nameAndBirthDate' as const] : []),
    ];
  }

  async function numbersOf(
    documentIds: readonly string[],
    scope: InstitutionScope,
  ): Promise<Numbers> {
    const rows = await database
      .query(CONTACT_LINK_UID)
      .select(['institution', 'contactDocumentId', 'contactNumber'])
      .where({
        contactDocumentId: { $in: [...documentIds] },
        state: { $ne: 'unlinked' },
        ...whereInScope(scope),
      })
      .execute();
    const numbers: Numbers = new Map();
    for (const row of rows) {
      const contactNumber = text(row.contactNumber);
      // A condition on it would make SQLite go through all numbers of an institution.
      if (contactNumber === null) continue;
      const documentId = text(row.contactDocumentId) ?? '';
      const institution = text(row.institution) ?? '';
      const number = {
        institution,
        institutionName: institutionNameOf(institution),
        contactNumber,
      };
      numbers.set(documentId, [...(numbers.get(documentId) ?? []), number]);
    }
    return numbers;
  }

  return {
    async find(entered, mayRead, scope) {
      const contactNumber = entered.contactNumber?.trim() ?? '';
      const numbered = contactNumber === '' ? [] : await withNumber(contactNumber, scope);
      const found = (await candidates(entered, numbered))
        .map((contact) => {
          const seen = similarities(entered, contact).filter(
            (one) => one === 'number' || SEEN_BY[one].some(mayRead),
          );
          const isNumbered = numbered.includes(contact.documentId);
          return { contact, because: isNumbered ? (['number', ...seen] as Similarity[]) : seen };
        })
        .filter(({ because }) => because.length > 0)
        .sort((a, b) => b.because.length - a.because.length)
        .slice(0, MAX_SHOWN);
      const numbers = await numbersOf(
        found.map(({ contact }) => contact.documentId),
        scope,
      );
      return found.map(({ because, contact: { documentId, fields, type } }) => {
        const shown = (field: string) => (mayRead(field) ? (fields[field] ?? null) : null);
        return {
          documentId,
          name: displayName(type, fields),
          email: shown('email'),
          phone: shown('mobilePhone') ?? shown('phone'),
          town: shown('town'),
          birthDate: shown('birthDate'),
          numbers: numbers.get(documentId) ?? [],
          because,
        };
      });
    },
  };
}
