import { receiveSnapshots } from '../../../server/src/contacts/receive/receive';
import type { LinkRecord } from '../../../server/src/contacts/records';
import { preparePush } from '../../../server/src/contacts/push/push';
import type { ContactStore, ContactTransaction } from '../../../server/src/contacts/store';
import {
  aContact,
  aLink,
  aSnapshot,
  at,
  atMs,
  someSettings,
} from '../../helpers/builders/contact-records';
import { memoryContactStore } from '../../helpers/builders/memory-contact-store';

const kept = aContact({ id: 2, documentId: 'kept' });

/** A store in which the contact of the link is merged into another one right after a lookup. */
function mergedMeanwhile(store: ReturnType<typeof memoryContactStore>): ContactStore {
  let isMerged = false;
  function meanwhile(links: LinkRecord[]): LinkRecord[] {
    if (isMerged) return links;
    isMerged = true;
    return links.map((link) => ({ ...link, contactDocumentId: 'kept' }));
  }
  const before = (transaction: ContactTransaction): ContactTransaction => ({
    ...transaction,
    lockContacts: async (ids) => (isMerged ? transaction.lockContacts(ids) : []),
    lockLinks: async (ids) => meanwhile(await transaction.lockLinks(ids)),
    lockLinksWith: async (ids, documentIds) =>
      meanwhile(await transaction.lockLinksWith(ids, documentIds)),
  });
  return { ...store, transaction: (work) => store.transaction((own) => work(before(own))) };
}

const settings = someSettings();

describe('a contact that is merged into another during a lock', () => {
  it('is looked up again by the receiving side instead of counting as deleted', async () => {
    const store = memoryContactStore({ contacts: [aContact(), kept], links: [aLink()] });
    const { received } = await receiveSnapshots(
      {
        snapshots: [aSnapshot({ town: 'Bern' }, { modifiedAtMs: atMs(1000) })],
        source: { kind: 'delivery', id: '7', appliedAt: at(1000) },
        settings,
      },
      mergedMeanwhile(store),
    );
    expect(received).toMatchObject([{ kind: 'applied', contactDocumentId: 'anna' }]);
  });

  it('is looked up again by the sending side instead of counting as unlinked', async () => {
    const links = [aLink({ state: 'pending', markedRevision: 1 })];
    const contacts = [aContact({ fields: { town: 'Bern' } }), kept];
    const store = memoryContactStore({ contacts, links });
    const prepared = await preparePush(11, at(0), { store: mergedMeanwhile(store), settings });
    expect(prepared).toEqual({
      kind: 'call',
      about: { contactDocumentId: 'anna', contactNumber: '1000', bulkJobId: null },
      save: 'individual',
      saves: 'update',
      does: ['addresses'],
    });
  });
});
