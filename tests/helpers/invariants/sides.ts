import {
  readContactItem,
  type ContactSnapshot,
} from '../../../server/src/contacts/model/mapping/snapshot';
import type { ContactRecord, LinkRecord } from '../../../server/src/contacts/records';
import type { ContactSettings } from '../../../server/src/contacts/settings';
import type { Tables } from '../builders/memory-tables';

/** One S-360 as it is now, in its own form, and how the CRM is to see it. */
export interface S360Side {
  settings: ContactSettings;
  /** All its contacts as `ContactDataResult`, with all details. */
  contacts: readonly unknown[];
}

/** The tables of the CRM and every S-360 it is linked to. Invariants answer what does not hold. */
export interface BothSides {
  tables: Pick<Tables, 'contacts' | 'links' | 'consents' | 'history'>;
  sides: readonly S360Side[];
}

/** A contact with its link and what S-360 has under the number. */
export interface LinkedPair {
  contact: ContactRecord;
  link: LinkRecord;
  shown: ContactSnapshot;
  settings: ContactSettings;
}

/** The contacts that are linked and in sync by their state: what has to be equal. */
export function linkedPairs({ sides, tables }: BothSides): LinkedPair[] {
  const contacts = new Map(tables.contacts.map((contact) => [contact.documentId, contact]));
  return sides.flatMap(({ contacts: shownContacts, settings }) => {
    const shownByNumber = new Map(
      shownContacts.flatMap((item) => {
        const read = readContactItem(item, settings);
        return read.kind === 'snapshot' ? [[read.snapshot.contactNumber, read.snapshot]] : [];
      }),
    );
    return tables.links.flatMap((link) => {
      if (link.institution !== settings.institution || link.state !== 'inSync') return [];
      const contact = contacts.get(link.contactDocumentId ?? '');
      const shown = shownByNumber.get(link.contactNumber ?? '');
      return contact && shown ? [{ contact, link, shown, settings }] : [];
    });
  });
}
