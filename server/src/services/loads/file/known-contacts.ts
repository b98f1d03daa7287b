import { searchKeys } from '../../contacts/receive/matching';
import type { KnownContact } from './judge-row';
import type { RowValues } from './row-values';

/** The contacts that rows are compared with, as earlier rows have left them. */
export interface KnownContacts {
  /** Contacts of the CRM; one that a row has changed already stays as that left it. */
  add(contacts: readonly KnownContact[]): void;
  /** A contact as a row makes or changes it. */
  put(contact: KnownContact): void;
  get(documentId: string): KnownContact | undefined;
  /** Contacts that share the e-mail or the name of a row. */
  candidatesOf(row: RowValues): KnownContact[];
}

/** An empty collection of known contacts. */
export function knownContacts(): KnownContacts {
  const byId = new Map<string, KnownContact>();
  const byKey = new Map<string, Set<string>>();
  const keysOf = ({ fields, type }: Omit<KnownContact, 'documentId'>) => {
    const { emailKey, nameKey } = searchKeys(type, fields);
    return [
      ...(emailKey === null ? [] : [`email ${emailKey}`]),
      ...(nameKey === null ? [] : [`name ${nameKey}`]),
    ];
  };
  const put = (contact: KnownContact) => {
    byId.set(contact.documentId, contact);
    for (const key of keysOf(contact)) {
      byKey.set(key, (byKey.get(key) ?? new Set()).add(contact.documentId));
    }
  };
  return {
    put,
    get: (documentId) => byId.get(documentId),
    add(contacts) {
      for (const contact of contacts) if (!byId.has(contact.documentId)) put(contact);
    },
    candidatesOf(row) {
      const ids = new Set(keysOf(row).flatMap((key) => [...(byKey.get(key) ?? [])]));
      // A key may be of an earlier state of the contact: the judgement compares anew.
      return [...ids].flatMap((documentId) => byId.get(documentId) ?? []);
    },
  };
}
