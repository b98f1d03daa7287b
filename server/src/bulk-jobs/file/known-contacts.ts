import { foldText, isPlaceholder, type ContactType, searchKeys } from '../../contacts';
import type { KnownContact } from './evaluate-row';
import type { RowValues } from './row-values';

/** The contacts that rows are compared with, as earlier rows left them. */
export interface KnownContacts {
  /**
   * Adds contacts of the CRM; a contact that a row has already changed stays as that row left it.
   */
  add(contacts: readonly KnownContact[]): void;
  /** Stores a contact as a row creates or changes it. */
  put(contact: KnownContact): void;
  get(documentId: string): KnownContact | undefined;
  /**
   * Contacts that a row may match: the one that it names; with an e-mail, those with that e-mail and, if the row has a
   * name, that name; without an e-mail, those with that name and, if it has one, that first name.
   */
  candidatesOf(row: RowValues): KnownContact[];
}

interface LookedFor {
  emailKey: string | null;
  nameKey: string | null;
  /** The first name without case and accents; `null` for none or a placeholder. */
  firstName: string | null;
}

export const lookedFor = (type: ContactType, fields: KnownContact['fields']): LookedFor => {
  const { emailKey, nameKey } = searchKeys(type, fields);
  return { emailKey, nameKey, firstName: firstNameOf(fields) };
};

export const firstNameOf = ({ firstName = null }: KnownContact['fields']): string | null =>
  isPlaceholder(firstName) ? null : foldText(firstName);

/** The key under which a row searches; `null` when it has neither an e-mail nor a name. */
export function keyOf({ emailKey, firstName, nameKey }: LookedFor): string | null {
  if (emailKey !== null) return JSON.stringify(['email', emailKey, nameKey]);
  return nameKey === null ? null : JSON.stringify(['name', nameKey, firstName]);
}

/** All keys under which a contact is found: with all its values, and with fewer. */
export function keysOf({ emailKey, firstName, nameKey }: LookedFor): string[] {
  const byEmail = new Set([nameKey, null]);
  const byName = new Set([firstName, null]);
  const keys = [
    ...[...byEmail].map((name) => keyOf({ emailKey, nameKey: name, firstName: null })),
    ...[...byName].map((first) => keyOf({ emailKey: null, nameKey, firstName: first })),
  ];
  return keys.filter((key) => key !== null);
}

export function knownContacts(): KnownContacts {
  const byId = new Map<string, KnownContact>();
  const byKey = new Map<string, Set<string>>();
  const put = (contact: KnownContact) => {
    byId.set(contact.documentId, contact);
    for (const key of keysOf(lookedFor(contact.type, contact.fields))) {
      byKey.set(key, (byKey.get(key) ?? new Set()).add(contact.documentId));
    }
  };
  return {
    put,
    get: (documentId) => byId.get(documentId),
    add(contacts) {
      for (const contact of contacts) if (!byId.has(contact.documentId)) put(contact);
    },
    candidatesOf({ documentId: named, fields, type }) {
      const ids =
        named === null ? (byKey.get(keyOf(lookedFor(type, fields)) ?? '') ?? []) : [named];
      // A key may belong to an earlier state of the contact; the evaluation compares again.
      return [...ids].flatMap((documentId) => byId.get(documentId) ?? []);
    },
  };
}
