import { isAtRest } from '../../../server/src/contacts/model/link-states';
import {
  readContactItem,
  type ContactSnapshot,
} from '../../../server/src/contacts/model/mapping/snapshot';
import type { ContactRecord, LinkRecord } from '../../../server/src/contacts/records';
import type { ContactSettings } from '../../../server/src/contacts/settings';
import type { Tables } from '../builders/memory-tables';

/** The current data of one S-360 in its own form, and how the CRM reads it. */
export interface S360Side {
  settings: ContactSettings;
  /** All its contacts as `ContactDataResult` with all details. */
  contacts: readonly unknown[];
}

/** The tables of the CRM and every connected S-360. Invariants return their violations. */
export interface BothSides {
  tables: Pick<Tables, 'contacts' | 'links' | 'consents' | 'history'>;
  sides: readonly S360Side[];
}

/** A contact with its link and the data in S-360. */
export interface LinkedPair {
  contact: ContactRecord;
  link: LinkRecord;
  shown: ContactSnapshot;
  settings: ContactSettings;
}

/** The linked contacts at rest, which must be equal apart from fields on hold. */
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
      if (link.institution !== settings.institution || !isAtRest(link)) return [];
      const contact = contacts.get(link.contactDocumentId ?? '');
      const shown = shownByNumber.get(link.contactNumber ?? '');
      return contact && shown ? [{ contact, link, shown, settings }] : [];
    });
  });
}
