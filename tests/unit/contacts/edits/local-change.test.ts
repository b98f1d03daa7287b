import {
  deletionHistory,
  fieldChanges,
  noteCreated,
  noteDeleted,
} from '../../../../server/src/contacts/edits/local-change';
import { aContact, aLink, aSending, at } from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { institutionsWith } from '../../../helpers/builders/institutions';
import { memoryContactStore } from '../../../helpers/builders/memory-contact-store';

describe('a contact that a person created', () => {
  it.each([
    ['the one institution that receives new contacts', ['myvenue']],
    ['both institutions when both receive new contacts', ['myvenue', 'museum']],
    ['no institution when none receives new contacts', []],
  ])('is queued for a create at %s', async (_what, pushTo) => {
    const store = memoryContactStore({ contacts: [aContact()] });
    await store.transaction((transaction) =>
      noteCreated([aContact()], 'admin:1', institutionsWith({ pushTo }), {
        store,
        transaction,
        at: at(0),
      }),
    );
    const { history, links } = store.tables();
    expect(links.map(({ institution }) => institution)).toEqual(pushTo);
    for (const link of links) {
      expect(link).toMatchObject({ state: 'pending', contactNumber: null, markedRevision: 1 });
    }
    expect(history).toMatchObject([{ field: null, cause: 'crm', causedBy: 'admin:1' }]);
  });
});

describe('a contact that a person edited', () => {
  it('has changed in the fields whose values differ, where a missing value is blank', () => {
    const before = aContact({ fields: { town: 'Bern' } });
    const after = aContact({ fields: { town: 'Basel', zipCode: null } });
    expect(fieldChanges(before, after)).toEqual([
      { field: 'town', oldValue: 'Bern', newValue: 'Basel' },
    ]);
  });

  it('marks all of its links except unlinked ones', async () => {
    const links = [
      aLink(),
      aLink({ id: 12, institution: 'museum', contactNumber: '5', state: 'unlinked' }),
    ];
    const engine = anEngine({ contacts: [aContact()], links });
    await engine.edit('anna', { town: 'Bern' });
    expect(engine.link(11).markedRevision).toBe(1);
    expect(engine.link(12)).toMatchObject({ state: 'unlinked', markedRevision: 0 });
  });

  it('without a change marks no link', async () => {
    const engine = anEngine({ contacts: [aContact()], links: [aLink()] });
    await engine.edit('anna', { firstName: 'Anna' });
    expect(engine.tables().history).toEqual([]);
    expect(engine.link().state).toBe('inSync');
  });
});

it('a contact that becomes a company has a change of its type', () => {
  const before = aContact();
  expect(fieldChanges(before, { ...before, type: 'structure' })).toEqual([
    { field: 'type', oldValue: 'individual', newValue: 'structure' },
  ]);
});

describe('a deleted contact', () => {
  const linksLeftBy = async (link: Parameters<typeof aLink>[0]) => {
    const store = memoryContactStore({ contacts: [aContact()], links: [aLink(link)] });
    await store.transaction((transaction) => noteDeleted(['anna'], transaction));
    return store.tables().links.map(({ state }) => state);
  };

  it('leaves its links unlinked when they have a number or a create that may have arrived', async () => {
    expect(await linksLeftBy({ contactNumber: '1001' })).toEqual(['unlinked']);
    const inDoubt = { sending: aSending(), since: at(0).toISOString(), lookups: 0 };
    expect(await linksLeftBy({ contactNumber: null, inDoubt })).toEqual(['unlinked']);
  });

  it('removes a link that S-360 never received', async () => {
    expect(await linksLeftBy({ contactNumber: null, state: 'pending' })).toEqual([]);
  });
});

it('the deletion of a contact is recorded in the history with its former type', () => {
  expect(deletionHistory([aContact({ type: 'structure' })], 'admin:1', at(0))).toEqual([
    {
      contactDocumentId: 'anna',
      field: null,
      oldValue: 'structure',
      newValue: null,
      cause: 'crm',
      causedBy: 'admin:1',
      institution: null,
      changedAt: at(0),
    },
  ]);
});
