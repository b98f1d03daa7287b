import { folded, isPlaceholder, type ContactType, searchKeys } from '../../contacts';
import type { KnownContact } from './evaluate-row';
import type { RowValues } from './row-values';

/** The contacts that rows are compared with, as earlier rows have left them. */
export interface KnownContacts {
  /** Contacts of the CRM; one that a row has changed already stays as that left it. */
  add(contacts: readonly KnownContact[]): void;
  /** A contact as a row makes or changes it. */
  put(contact: KnownContact): void;
  get(documentId: string): KnownContact | undefined;
  /**
   * Contacts that a row may be: those of its e-mail and, where it has one, its name; without an e-mail
   * those of its name, and of its first name where it has one.
   */
  candidatesOf(row: RowValues): KnownContact[];
}

/** What a contact or a row is looked for by. */
export interface LookedFor {
  emailKey: string | null;
  nameKey: string | null;
  /** The first name without case and accents; `null` where it says nothing. */
  firstName: string | null;
}

export const lookedFor = (type: ContactType, fields: KnownContact['fields']): LookedFor => {
  const { emailKey, nameKey } = searchKeys(type, fields);
  return { emailKey, nameKey, firstName: firstNameOf(fields) };
};

export const firstNameOf = ({ firstName = null }: KnownContact['fields']): string | null =>
  isPlaceholder(firstName) ? null : folded(firstName);

/** Among whom a row is looked for; `null` when it says neither an e-mail nor a name. */
export function keyOf({ emailKey, firstName, nameKey }: LookedFor): string | null {
  if (emailKey !== null) return JSON.stringify(['email', emailKey, nameKey]);
  return nameKey === null ? null : JSON.stringify(['name', nameKey, firstName]);
}

/** Among whom a contact is found: by all it says, and by less. */
export function keysOf({ emailKey, firstName, nameKey }: LookedFor): string[] {
  const byEmail = new Set([nameKey, null]);
  const byName = new Set([firstName, null]);
  const keys = [
    ...[...byEmail].map((name) => keyOf({ emailKey, nameKey: name, firstName: null })),
    ...[...byName].map((first) => keyOf({ emailKey: null, nameKey, firstName: first })),
  ];
  return keys.filter((key) => key !== null);
}

/** An empty collection of known contacts. */
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
    candidatesOf({ fields, type }) {
      const ids = byKey.get(keyOf(lookedFor(type, fields)) ?? '') ?? [];
      // A key may be of an earlier state of the contact: the evaluation compares anew.
      return [...ids].flatMap((documentId) => byId.get(documentId) ?? []);
    },
  };
}
