import {
  keptOutMatches,
  withoutKeptOut,
} from '../../../../server/src/contacts/receive/kept-out-matches';
import type { ContactRecord, LinkRecord } from '../../../../server/src/contacts/records';
import type { ContactSettings } from '../../../../server/src/contacts/settings';
import { keptOutContact } from '../../../../server/src/contacts/deliveries/kept-out-keys';
import { readKeptOut } from '../../../../server/src/contacts/receive/kept-out-matches';
import { judgeSlice } from '../../../../server/src/bulk-jobs/push/push-slice';
import { aContact, aLink, at, someSettings } from '../../../helpers/builders/contact-records';
import { memoryContactStore } from '../../../helpers/builders/memory-contact-store';

const settings = someSettings({
  matching: [
    ['email', 'name'],
    ['mobilePhone', 'name'],
  ],
});

/** A contact of S-360 as it was kept out. */
function keptOut(contactNumber: string, individualContact: object) {
  const body = JSON.stringify({
    contactNumber,
    type: 'INDIVIDUAL',
    dateLastModified: '2021-01-01T00:00:00Z',
    individualContact: { individualLastname: 'Keller', ...individualContact },
  });
  const snapshot = readKeptOut(body, settings);
  if (snapshot === null) throw new Error('it cannot be read');
  const { keys } = keptOutContact(snapshot, body, settings);
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
  keptOut: ReturnType<typeof keptOut>[];
}) {
  return memoryContactStore(given);
}

const matchesOf = async (
  contacts: ContactRecord[],
  given: Omit<Parameters<typeof storeOf>[0], 'contacts'> & { contacts?: ContactRecord[] },
  of: ContactSettings = settings,
) => {
  const found = await storeOf({ contacts, ...given }).transaction((transaction) =>
    keptOutMatches(contacts, of, transaction),
  );
  return Object.fromEntries(
    [...found].map(([id, items]) => [id, items.map(({ contactNumber }) => contactNumber)]),
  );
};

describe('a contact that S-360 has shown, older than what is taken of the past', () => {
  it('is found by the institution’s matching rules', async () => {
    const anna = person('anna');
    expect(await matchesOf([anna], { keptOut: [keptOut('100', ANNA)] })).toEqual({ anna: ['100'] });
    const called = person('anna', { email: 'new@example.com', mobilePhone: '+41795556677' });
    expect(await matchesOf([called], { keptOut: [keptOut('100', BY_PHONE)] })).toEqual({
      anna: ['100'],
    });
    expect(
      await matchesOf([called], { keptOut: [keptOut('100', BY_PHONE)] }, someSettings()),
    ).toEqual({});
    expect(
      await matchesOf([person('bea', { lastName: 'Meier' })], { keptOut: [keptOut('100', ANNA)] }),
    ).toEqual({});
  });

  it('is found for a contact that is not stored yet', async () => {
    const given = { keptOut: [keptOut('100', ANNA)], contacts: [] };
    expect(await matchesOf([person('new')], given)).toEqual({ new: ['100'] });
  });

  it('may be several of the CRM, of which a person is asked then', async () => {
    const both = [person('anna'), person('anna-2', {}, 2)];
    expect(await matchesOf(both, { keptOut: [keptOut('100', ANNA)] })).toEqual({
      anna: ['100'],
      'anna-2': ['100'],
    });
  });

  it('is none of a contact that has a number there, and none whose number is linked', async () => {
    const both = [person('anna'), person('anna-2', {}, 2)];
    const links = [aLink({ contactDocumentId: 'anna-2', contactNumber: '50' })];
    expect(await matchesOf(both, { links, keptOut: [keptOut('100', ANNA)] })).toEqual({
      anna: ['100'],
    });
    const linked = [aLink({ contactDocumentId: 'somebody', contactNumber: '100' })];
    expect(await matchesOf(both, { links: linked, keptOut: [keptOut('100', ANNA)] })).toEqual({});
  });

  it('is none that the institution’s filter keeps out, and none that cannot be read', async () => {
    const companies = { ...settings, receives: { types: ['structure' as const], where: [] } };
    const given = { keptOut: [keptOut('100', ANNA)] };
    expect(await matchesOf([person('anna')], given, companies)).toEqual({});
    const broken = { ...keptOut('100', ANNA), body: 'cut off' };
    expect(await matchesOf([person('anna')], { keptOut: [broken] })).toEqual({});
  });

  it('is judged again instead of being created', async () => {
    const bea = person('bea', { lastName: 'Meier' }, 2);
    const store = storeOf({ keptOut: [keptOut('100', ANNA)] });
    const created = await store.transaction((transaction) =>
      withoutKeptOut([person('anna'), bea], settings, { transaction, at: at(0) }),
    );
    expect(created).toEqual([bea]);
    expect(store.tables().judgedAgain).toMatchObject([{ contactNumber: '100' }]);
  });
});

describe('a slice of contacts that may be created', () => {
  const judged = async (
    contacts: ContactRecord[],
    given: Omit<Parameters<typeof storeOf>[0], 'contacts'>,
    asked: string[] = [],
    all: ContactRecord[] = contacts,
  ) => {
    const context = {
      settings,
      unlinkedOnly: false,
      holdingLoads: new Set<number>(),
      toldApart: new Set<string>(),
      asked: new Set(asked),
    };
    const slice = await storeOf({ contacts: all, ...given }).transaction((transaction) =>
      judgeSlice(contacts, context, transaction, new Map()),
    );
    return Object.fromEntries(
      slice.map(({ contact, judgement }) => [contact.documentId, judgement.kind]),
    );
  };
  const anna = person('anna', { mobilePhone: '+41795556677' });
  const again = person('again', { email: 'new@example.com', mobilePhone: '+41795556677' }, 2);

  it('joins who was kept out, and asks about who doubles one that is joined', async () => {
    const given = { keptOut: [keptOut('100', ANNA)] };
    expect(await judged([anna, again], given)).toEqual({ anna: 'keptOut', again: 'double' });
    expect(await judged([again], given, [], [anna, again])).toEqual({ again: 'double' });
  });

  it('creates nobody who may be a number of which a person is asked, nor a double of them', async () => {
    const given = { keptOut: [] };
    expect(await judged([anna, again], given, ['anna'])).toEqual({
      anna: 'held',
      again: 'double',
    });
    expect(await judged([anna], given)).toEqual({ anna: 'create' });
  });
});
