import { receiveSnapshots } from '../../../../server/src/contacts/receive/receive';
import type { ContactStore } from '../../../../server/src/contacts/store';
import {
  aContact,
  agreed,
  aLink,
  aSnapshot,
  at,
  atMs,
  someSettings,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { memoryContactStore } from '../../../helpers/builders/memory-contact-store';

const HOUR_MS = 3_600_000;

const inSync = () => anEngine({ contacts: [aContact()], links: [aLink()] });

describe('a snapshot of a linked contact', () => {
  it('changes the contact, its link and the history', async () => {
    const engine = inSync();
    const { changedContacts, received } = await engine.deliver([aSnapshot({ firstName: 'Anne' })]);
    expect(received).toEqual([{ kind: 'applied', contactDocumentId: 'anna', created: false }]);
    expect(changedContacts).toEqual([
      { documentId: 'anna', created: false, changedFields: ['firstName'] },
    ]);
    expect(engine.contact().fields.firstName).toBe('Anne');
    expect(engine.link()).toMatchObject({
      state: 'inSync',
      lastReceived: { source: 'delivery', changedFields: ['firstName'] },
    });
    expect(engine.tables().history).toEqual([
      {
        contactDocumentId: 'anna',
        field: 'firstName',
        oldValue: 'Anna',
        newValue: 'Anne',
        cause: 'delivery',
        causedBy: '7',
        institution: 'myvenue',
        changedAt: at(0),
      },
    ]);
  });

  it('leaves fields unchanged that it does not contain', async () => {
    const engine = inSync();
    await engine.deliver([aSnapshot({ firstName: 'Anne' })]);
    expect(engine.contact().fields.email).toBe('anna@example.com');
  });

  it('that is applied again changes only the time of receipt', async () => {
    const engine = inSync();
    const snapshot = aSnapshot({ firstName: 'Anne' }, { consents: { NEWS: true } });
    await engine.deliver([snapshot]);
    const before = engine.tables();
    const { changedContacts, received } = await engine.deliver([snapshot], 5000);
    const lastReceived = { at: at(5000).toISOString(), source: 'delivery', changedFields: [] };
    expect(received[0]?.kind).toBe('unchanged');
    expect(changedContacts).toEqual([]);
    expect(engine.tables()).toEqual({
      ...before,
      links: before.links.map((link) => ({ ...link, lastReceived })),
    });
  });

  it('that is late is superseded', async () => {
    const engine = inSync();
    await engine.deliver([aSnapshot({ firstName: 'Anne' })]);
    const late = aSnapshot({ firstName: 'Ann' }, { modifiedAtMs: atMs(-5000) });
    const { received } = await engine.deliver([late]);
    expect(received[0]?.kind).toBe('superseded');
    expect(engine.contact().fields.firstName).toBe('Anne');
  });

  it('leads to the same contact in any order with others', async () => {
    const snapshots = ['A', 'B', 'C'].map((firstName, index) =>
      aSnapshot({ firstName }, { modifiedAtMs: atMs(index * 1000) }),
    );
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 2, 0],
    ]) {
      const engine = inSync();
      for (const index of order) await engine.deliver(snapshots.slice(index, index + 1));
      expect(engine.contact().fields.firstName).toBe('C');
    }
  });

  it('leads to a pull when it has another value at the same time', async () => {
    const engine = inSync();
    await engine.deliver([aSnapshot({ firstName: 'Anne' }), aSnapshot({ firstName: 'Ann' })]);
    expect(engine.tables().pulls).toMatchObject([{ contactNumber: '1000', lane: 'bulk' }]);
  });

  it.each([
    ['nothing, and costs no statement, when nothing can be excluded', null, []],
    ['that excluded item', atMs(-HOUR_MS), [['1000']]],
  ])('with an excluded item of its number deletes %s', async (_what, updatedSinceMs, expected) => {
    const settings = someSettings({ updatedSinceMs });
    const engine = anEngine({ contacts: [aContact()], links: [aLink()] }, settings);
    const forgotten: unknown[] = [];
    engine.store.beforeWrite = (statement, rows) => {
      if (statement === 'forgetExcluded') forgotten.push(rows);
    };
    const tooOld = aSnapshot({ lastName: 'Old' }, { contactNumber: '7', modifiedAtMs: 0 });
    await engine.deliver([aSnapshot({ firstName: 'Anne' }), tooOld]);
    expect(forgotten).toEqual(expected);
  });

  it('marks the links to other institutions, but not its own link', async () => {
    const museum = aLink({ id: 12, institution: 'museum', contactNumber: '55' });
    const engine = anEngine({ contacts: [aContact()], links: [aLink(), museum] });
    await engine.deliver([aSnapshot({ firstName: 'Anne' })]);
    expect(engine.link(12)).toMatchObject({ state: 'pending', markedRevision: 1, lane: 'bulk' });
    expect(engine.link(11)).toMatchObject({ state: 'inSync', markedRevision: 0 });
  });

  it('marks no link when the contact does not change', async () => {
    const museum = aLink({ id: 12, institution: 'museum', contactNumber: '55' });
    const engine = anEngine({ contacts: [aContact()], links: [aLink(), museum] });
    await engine.deliver([
      aSnapshot({ firstName: 'Anna' }, { belongings: { role: 'VIP' }, consents: { NEWS: true } }),
    ]);
    expect(engine.link(12)).toMatchObject({ state: 'inSync', markedRevision: 0 });
    expect(engine.link(11).belongings.role).toBe('VIP');
  });

  it('does not replace the belongings from a newer payload', async () => {
    const engine = inSync();
    await engine.deliver([aSnapshot({}, { belongings: { role: 'VIP', login: 'anna' } })]);
    const late = { modifiedAtMs: atMs(-9000), belongings: { role: 'GUEST' } };
    await engine.deliver([aSnapshot({}, late)]);
    expect(engine.link().belongings).toMatchObject({ role: 'VIP', login: 'anna' });
  });

  it('of another type than the contact is refused with the reason', async () => {
    const engine = inSync();
    const { received } = await engine.deliver([aSnapshot({}, { type: 'structure' })]);
    expect(received[0]).toMatchObject({ kind: 'refused' });
  });

  it('makes a later form recognizable even within the same millisecond', async () => {
    const contact = aContact({ updatedAt: at(0) });
    const engine = anEngine({ contacts: [contact], links: [aLink()] });
    await engine.deliver([aSnapshot({ firstName: 'Anne' })], 0);
    expect(engine.contact().updatedAt.getTime()).toBe(atMs(1));
  });
});

describe('a conflict in a received snapshot', () => {
  it('is recorded with all three values and decided by the rule', async () => {
    const engine = inSync();
    await engine.edit('anna', { firstName: 'Annie' }, -1000);
    await engine.deliver([aSnapshot({ firstName: 'Anne' })]);
    expect(engine.tables().conflicts).toEqual([
      {
        institution: 'myvenue',
        contactDocumentId: 'anna',
        field: 'firstName',
        baseValue: 'Anna',
        localValue: 'Annie',
        remoteValue: 'Anne',
        localChangedAt: at(-1000),
        remoteChangedAt: at(0),
        rule: 's360',
        outcome: 'remote',
        recordedAt: at(0),
      },
    ]);
    expect(engine.contact().fields.firstName).toBe('Anne');
    expect(engine.link().state).toBe('inSync');
    expect(engine.tables().history.at(-1)).toMatchObject({ cause: 'conflict', oldValue: 'Annie' });
  });

  it('that the CRM wins leaves the link pending', async () => {
    const settings = someSettings({ rules: { firstName: { conflict: 'crm' } } });
    const engine = anEngine({ contacts: [aContact()], links: [aLink()] }, settings);
    await engine.edit('anna', { firstName: 'Annie' });
    await engine.deliver([aSnapshot({ firstName: 'Anne' })]);
    expect(engine.contact().fields.firstName).toBe('Annie');
    expect(engine.link().state).toBe('pending');
    expect((await engine.beginCall()).sending.values).toEqual({ firstName: 'Annie' });
  });

  it('leaves other edited fields pending', async () => {
    const engine = inSync();
    await engine.edit('anna', { firstName: 'Annie', lastName: 'Frei' });
    await engine.deliver([aSnapshot({ firstName: 'Anne', lastName: 'Keller' })]);
    expect(engine.contact().fields).toMatchObject({ firstName: 'Anne', lastName: 'Frei' });
    expect(engine.link().state).toBe('pending');
  });
});

describe('a contact that was deleted in the CRM', () => {
  it('receives later payloads without applying them, and shows their arrival', async () => {
    const engine = inSync();
    await engine.remove('anna');
    const { received } = await engine.deliver([aSnapshot({ firstName: 'Anne' })], 3000);
    expect(received).toEqual([{ kind: 'kept' }]);
    expect(engine.tables().contacts).toEqual([]);
    expect(engine.link()).toMatchObject({
      state: 'unlinked',
      observations: agreed({ firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com' }),
      lastReceived: { at: at(3000).toISOString(), changedFields: [] },
    });
  });
});

describe('a number left behind by a merge', () => {
  it('locks the remaining contact, which has its orders, before its link', async () => {
    const link = aLink({ contactDocumentId: 'twin', mergedInto: 'anna', state: 'unlinked' });
    const store = memoryContactStore({ contacts: [aContact()], links: [link] });
    const locked: string[] = [];
    const noting: ContactStore = {
      ...store,
      transaction: (work) =>
        store.transaction((transaction) =>
          work({
            ...transaction,
            lockContacts(documentIds) {
              locked.push(...documentIds);
              return transaction.lockContacts(documentIds);
            },
            lockLinksWith(linkIds, documentIds) {
              locked.push(...linkIds.map(String));
              return transaction.lockLinksWith(linkIds, documentIds);
            },
          }),
        ),
    };
    const { received } = await receiveSnapshots(
      {
        snapshots: [aSnapshot({ firstName: 'Anne' })],
        source: { kind: 'delivery', id: '7', appliedAt: at(0) },
        settings: someSettings(),
      },
      noting,
    );
    expect(received).toEqual([{ kind: 'kept' }]);
    expect(locked).toEqual(['twin', 'anna', String(link.id)]);
  });
});
