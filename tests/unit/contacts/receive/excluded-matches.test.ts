import {
  excludedMatches,
  withoutExcluded,
} from '../../../../server/src/contacts/receive/excluded-matches';
import type { ContactRecord, LinkRecord } from '../../../../server/src/contacts/records';
import type { ContactSettings } from '../../../../server/src/contacts/settings';
import { excludedContact } from '../../../../server/src/contacts/deliveries/excluded-keys';
import { readExcluded } from '../../../../server/src/contacts/receive/excluded-matches';
import { evaluateSlice } from '../../../../server/src/bulk-jobs/push/push-slice';
import { aContact, aLink, at, someSettings } from '../../../helpers/builders/contact-records';
import { memoryContactStore } from '../../../helpers/builders/memory-contact-store';

const settings = someSettings({
  matching: [
    ['email', 'name'],
    ['mobilePhone', 'name'],
  ],
});

/** A contact of S-360 as an excluded item. */
function excluded(contactNumber: string, individualContact: object) {
  const body = JSON.stringify({
    contactNumber,
    type: 'INDIVIDUAL',
    dateLastModified: '2021-01-01T00:00:00Z',
    individualContact: { individualLastname: 'Keller', ...individualContact },
  });
  const snapshot = readExcluded(body, settings);
  if (snapshot === null) throw new Error('it cannot be read');
  const { keys } = excludedContact(snapshot, body, settings);
  if (!keys) throw new Error('it has no keys');
  return { institution: 'myvenue', contactNumber, body, keys };
}

const ANNA = { email: 'ANNA@example.com' };
const BY_PHONE = { email: 'other@example.com', cellPhoneNumber: '079 555 66 77' };

const person = (documentId: string, fields: ContactRecord['fields'] = {}, id = 1) =>
  aContact({ id, documentId, fields });

function storeOf(given: {
  contacts?: ContactRecord[];
  links?: LinkRecord[];
  excluded: ReturnType<typeof excluded>[];
}) {
  return memoryContactStore(given);
}

const matchesOf = async (
  contacts: ContactRecord[],
  given: Omit<Parameters<typeof storeOf>[0], 'contacts'> & { contacts?: ContactRecord[] },
  of: ContactSettings = settings,
) => {
  const found = await storeOf({ contacts, ...given }).transaction((transaction) =>
    excludedMatches(contacts, of, transaction),
  );
  return Object.fromEntries(
    [...found].map(([id, items]) => [id, items.map(({ contactNumber }) => contactNumber)]),
  );
};

describe('an excluded item that is older than the chosen depth', () => {
  it('matches a contact by the matching rules of the institution', async () => {
    const anna = person('anna');
    expect(await matchesOf([anna], { excluded: [excluded('100', ANNA)] })).toEqual({
      anna: ['100'],
    });
    const called = person('anna', { email: 'new@example.com', mobilePhone: '+41795556677' });
    expect(await matchesOf([called], { excluded: [excluded('100', BY_PHONE)] })).toEqual({
      anna: ['100'],
    });
    expect(
      await matchesOf([called], { excluded: [excluded('100', BY_PHONE)] }, someSettings()),
    ).toEqual({});
    expect(
      await matchesOf([person('bea', { lastName: 'Meier' })], {
        excluded: [excluded('100', ANNA)],
      }),
    ).toEqual({});
  });

  it('matches a contact that is not stored yet', async () => {
    const given = { excluded: [excluded('100', ANNA)], contacts: [] };
    expect(await matchesOf([person('new')], given)).toEqual({ new: ['100'] });
  });

  it('can match several contacts, which leads to a match review', async () => {
    const both = [person('anna'), person('anna-2', {}, 2)];
    expect(await matchesOf(both, { excluded: [excluded('100', ANNA)] })).toEqual({
      anna: ['100'],
      'anna-2': ['100'],
    });
  });

  it('never matches a contact with a number at the institution, nor with a linked number', async () => {
    const both = [person('anna'), person('anna-2', {}, 2)];
    const links = [aLink({ contactDocumentId: 'anna-2', contactNumber: '50' })];
    expect(await matchesOf(both, { links, excluded: [excluded('100', ANNA)] })).toEqual({
      anna: ['100'],
    });
    const linked = [aLink({ contactDocumentId: 'somebody', contactNumber: '100' })];
    expect(await matchesOf(both, { links: linked, excluded: [excluded('100', ANNA)] })).toEqual({});
  });

  it('never matches when it is outside the filter or unreadable', async () => {
    const companies = { ...settings, receives: { types: ['structure' as const], where: [] } };
    const given = { excluded: [excluded('100', ANNA)] };
    expect(await matchesOf([person('anna')], given, companies)).toEqual({});
    const broken = { ...excluded('100', ANNA), body: 'cut off' };
    expect(await matchesOf([person('anna')], { excluded: [broken] })).toEqual({});
  });

  it('is reprocessed instead of a create of the matching contact', async () => {
    const bea = person('bea', { lastName: 'Meier' }, 2);
    const store = storeOf({ excluded: [excluded('100', ANNA)] });
    const created = await store.transaction((transaction) =>
      withoutExcluded([person('anna'), bea], settings, { transaction, at: at(0) }),
    );
    expect(created).toEqual([bea]);
    expect(store.tables().reprocessed).toMatchObject([{ contactNumber: '100' }]);
  });
});

describe('a batch of contacts for creates', () => {
  const evaluated = async (
    contacts: ContactRecord[],
    given: Omit<Parameters<typeof storeOf>[0], 'contacts'>,
    asked: string[] = [],
    all: ContactRecord[] = contacts,
  ) => {
    const context = {
      settings,
      unlinkedOnly: false,
      holdingBulkJobs: new Set<number>(),
      toldApart: new Set<string>(),
      asked: new Set(asked),
    };
    const slice = await storeOf({ contacts: all, ...given }).transaction((transaction) =>
      evaluateSlice(contacts, context, transaction, new Map()),
    );
    return Object.fromEntries(
      slice.map(({ contact, evaluation }) => [contact.documentId, evaluation.kind]),
    );
  };
  const anna = person('anna', { mobilePhone: '+41795556677' });
  const again = person('again', { email: 'new@example.com', mobilePhone: '+41795556677' }, 2);

  it('links those that match excluded items, and asks about duplicates of them', async () => {
    const given = { excluded: [excluded('100', ANNA)] };
    expect(await evaluated([anna, again], given)).toEqual({ anna: 'excluded', again: 'double' });
    expect(await evaluated([again], given, [], [anna, again])).toEqual({ again: 'double' });
  });

  it('skips those with an open match review, and asks about duplicates of them', async () => {
    const given = { excluded: [] };
    expect(await evaluated([anna, again], given, ['anna'])).toEqual({
      anna: 'held',
      again: 'double',
    });
    expect(await evaluated([anna], given)).toEqual({ anna: 'create' });
  });
});
