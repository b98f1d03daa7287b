import { applyContactDelivery } from '../../../../server/src/contacts/deliveries/apply-contacts';
import { LostRaceError } from '../../../../server/src/kernel/database/failures';
import type { MemoryContactStore } from '../../../helpers/builders/memory-contact-store';
import { memoryContactStore } from '../../../helpers/builders/memory-contact-store';
import { aContact, aLink, at, someSettings } from '../../../helpers/builders/contact-records';
import { reason } from '../../../../server/src/contracts/reasons';

class ValueRefused extends Error {
  readonly code = '22021';
}

const item = (number: string, firstName = 'Anna', rest: Record<string, unknown> = {}) => ({
  contactNumber: number,
  type: 'INDIVIDUAL',
  dateLastModified: at(0).toISOString(),
  individualContact: { individualFirstname: firstName, individualLastname: `Name ${number}` },
  ...rest,
});

function apply(
  store: MemoryContactStore,
  items: unknown,
  id = 7,
  keepLease: () => Promise<void> = () => Promise.resolve(),
) {
  const delivery = {
    id,
    institution: 'myvenue',
    stream: 'contacts' as const,
    byteLength: 2,
    origin: 'webhook' as const,
    isReplay: false,
    body: typeof items === 'string' ? items : JSON.stringify(items),
    receivedAt: at(0),
    traceparent: null,
  };
  const ports = {
    store,
    clock: { now: () => at(0) },
    settings: someSettings(),
    keepLease,
  };
  return applyContactDelivery(delivery, ports);
}

/** Rejects every statement that contains the text, as a database rejects a value. */
function refuse(store: MemoryContactStore, text: string, error: Error = new ValueRefused()): void {
  store.beforeWrite = (_statement, rows) => {
    if (JSON.stringify(rows).includes(text)) throw error;
  };
}

describe('a delivery of contacts', () => {
  it('is applied item by item, in order', async () => {
    const store = memoryContactStore();
    const { outcomes, quarantined } = await apply(store, [item('1'), item('2')]);
    expect(outcomes).toMatchObject([
      { position: 0, contactNumber: '1', outcome: 'applied' },
      { position: 1, contactNumber: '2', outcome: 'applied' },
    ]);
    expect(quarantined).toEqual([]);
    expect(store.tables().contacts).toHaveLength(2);
  });

  it('is applied completely even with more items than one transaction takes', async () => {
    const store = memoryContactStore();
    const items = Array.from({ length: 120 }, (_, index) => item(String(index)));
    const { outcomes } = await apply(store, items);
    expect(outcomes.map(({ position }) => position)).toEqual([...items.keys()]);
    expect(store.tables().links).toHaveLength(120);
  });

  it('quarantines invalid items unchanged and with reasons, and applies the rest', async () => {
    const store = memoryContactStore();
    const unusable = { contactNumber: '2', type: 'SUPPLIER', note: 'kept whole' };
    const { outcomes, quarantined } = await apply(store, [item('1'), unusable, null, item('3')]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'applied',
      'quarantined',
      'quarantined',
      'applied',
    ]);
    expect(quarantined).toMatchObject([
      { position: 1, contactNumber: '2', body: JSON.stringify(unusable) },
      { position: 2, contactNumber: null, body: 'null' },
    ]);
    expect(quarantined[0]?.reasons).toEqual([reason('typeUnknown')]);
  });

  it('quarantines the one item that the database rejects, and applies the others', async () => {
    const store = memoryContactStore();
    refuse(store, 'Poison');
    const items = [item('1'), item('2', 'Poison'), item('3')];
    const { outcomes, quarantined, changed } = await apply(store, items);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied', 'quarantined', 'applied']);
    expect(quarantined).toHaveLength(1);
    expect(JSON.stringify(outcomes)).not.toContain('Poison');
    expect(changed).toHaveLength(2);
    expect(store.tables().links.map(({ contactNumber }) => contactNumber)).toEqual(['1', '3']);
  });

  it.each([
    ['a unique index that the venue added', Object.assign(new Error('x'), { code: '23505' })],
    ['a number that another process keeps taking', new LostRaceError('late')],
    ['an unexpected error', new Error('an odd case')],
  ])('quarantines the one item that fails because of %s', async (_what, error) => {
    const store = memoryContactStore();
    refuse(store, 'Poison', error);
    const { outcomes } = await apply(store, [item('1'), item('2', 'Poison'), item('3')]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['applied', 'quarantined', 'applied']);
  });

  it.each([
    ['the database is unreachable', 'ECONNREFUSED'],
    ['two transactions are deadlocked', '40P01'],
    ['a lock times out', 'ER_LOCK_WAIT_TIMEOUT'],
    ['another version is migrating the tables', '42703'],
  ])('is not applied at all and stays stored when %s', async (_what, code) => {
    const store = memoryContactStore();
    refuse(store, 'Anna', Object.assign(new Error('not now'), { code }));
    await expect(apply(store, [item('1')])).rejects.toThrow('not now');
  });

  it('is left to the process that took it over between two parts', async () => {
    const store = memoryContactStore();
    const items = Array.from({ length: 120 }, (_, index) => item(String(index)));
    let parts = 0;
    const keepLease = async () => {
      parts += 1;
      if (parts > 2) throw new Error('taken over');
    };
    await expect(apply(store, items, 7, keepLease)).rejects.toThrow('taken over');
    expect(store.tables().links).toHaveLength(100);
  });

  it('with an item that has only a number queues a pull', async () => {
    const store = memoryContactStore();
    const { outcomes } = await apply(store, [{ contactNumber: '9' }, item('1')]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['needsPull', 'applied']);
    expect(store.tables().pulls).toMatchObject([{ contactNumber: '9', lane: 'bulk' }]);
  });

  it('that is applied again, as after a crash, changes nothing', async () => {
    const store = memoryContactStore();
    const items = [item('1'), item('2'), item('1', 'Anne')];
    await apply(store, items);
    const before = store.tables();
    const { changed } = await apply(store, items, 8);
    expect(changed).toEqual([]);
    const { contacts, conflicts, history } = store.tables();
    expect({ contacts, conflicts, history }).toEqual({
      contacts: before.contacts,
      conflicts: before.conflicts,
      history: before.history,
    });
  });

  it('keeps an item for a deleted contact without applying it', async () => {
    const store = memoryContactStore({ links: [aLink({ state: 'unlinked' })] });
    const { outcomes } = await apply(store, [item('1000')]);
    expect(outcomes).toMatchObject([{ outcome: 'kept' }]);
  });

  it('keeps an item for a link to another S-360, where numbers mean other people', async () => {
    const link = aLink({ baseUrl: 'https://production.example.com' });
    const store = memoryContactStore({ contacts: [aContact()], links: [link] });
    const { outcomes } = await apply(store, [item('1000', 'Somebody')]);
    expect(outcomes).toMatchObject([{ outcome: 'kept' }]);
    expect(store.tables().contacts).toMatchObject([{ fields: { firstName: 'Anna' } }]);
  });

  it('survives an extremely nested item', async () => {
    const store = memoryContactStore();
    const depth = 50_000;
    const nested = `{"contactNumber":"2","x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const { outcomes } = await apply(store, `[${nested},${JSON.stringify(item('1'))}]`);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['quarantined', 'applied']);
  });

  it('without readable items has no outcomes', async () => {
    expect(await apply(memoryContactStore(), 'no JSON')).toEqual({
      outcomes: [],
      excluded: [],
      quarantined: [],
      changed: [],
      changes: [],
    });
  });
});

describe('a delivery that was already applied', () => {
  const written = (store: MemoryContactStore) => {
    const statements: string[] = [];
    store.beforeWrite = (statement, rows) => {
      const isEmpty = Array.isArray(rows) && rows.length === 0;
      if (!isEmpty) statements.push(statement);
    };
    return statements;
  };

  it('changes nothing and writes nothing', async () => {
    const store = memoryContactStore();
    await apply(store, [item('1'), item('2')]);
    const before = store.tables();
    const statements = written(store);
    const { changed, outcomes } = await apply(store, [item('1'), item('2')], 8);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    expect(changed).toEqual([]);
    expect(statements).toEqual([]);
    expect(store.tables()).toEqual(before);
  });

  it('but has one changed item applies only that item', async () => {
    const store = memoryContactStore();
    await apply(store, [item('1'), item('2')]);
    const changed = item('2', 'Anne', { dateLastModified: at(1000).toISOString() });
    const { outcomes } = await apply(store, [item('1'), changed], 8);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'applied']);
  });

  it('is evaluated again when something else has updated the link since', async () => {
    const store = memoryContactStore();
    await apply(store, [item('1')]);
    await store.transaction((transaction) => transaction.updateLinks(store.tables().links));
    const statements = written(store);
    const { outcomes } = await apply(store, [item('1')], 8);
    expect(outcomes).toMatchObject([{ outcome: 'unchanged' }]);
    expect(statements).toContain('updateReceived');
  });

  it('but is not the latest one is superseded by the later delivery', async () => {
    const store = memoryContactStore();
    const newer = item('1', 'Anne', { dateLastModified: at(1000).toISOString() });
    await apply(store, [item('1')]);
    await apply(store, [newer], 8);
    const { outcomes } = await apply(store, [item('1')], 9);
    expect(outcomes).toMatchObject([{ outcome: 'superseded' }]);
  });

  it('with two different items for one number is evaluated again', async () => {
    const store = memoryContactStore();
    const newer = item('1', 'Anne', { dateLastModified: at(1000).toISOString() });
    await apply(store, [item('1'), newer]);
    const { outcomes } = await apply(store, [item('1'), newer], 8);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['superseded', 'unchanged']);
  });

  it('is kept without being applied when its contact was deleted', async () => {
    const store = memoryContactStore();
    await apply(store, [item('1')]);
    store.deleteContacts(store.tables().contacts.map(({ id }) => id));
    const { outcomes } = await apply(store, [item('1')], 8);
    expect(outcomes).toMatchObject([{ outcome: 'kept' }]);
  });

  it('is quarantined when its contact has changed its type', async () => {
    const store = memoryContactStore();
    await apply(store, [item('1')]);
    const [contact] = store.tables().contacts;
    if (!contact) throw new Error('the contact was not made');
    store.deleteContacts([contact.id]);
    const elsewhere = {
      ...aLink({ institution: 'museum' }),
      contactDocumentId: contact.documentId,
    };
    await store.transaction((transaction) =>
      transaction.insertReceived(
        [{ link: elsewhere, appliedDigest: null }],
        [{ ...contact, type: 'structure' }],
      ),
    );
    const { outcomes } = await apply(store, [item('1')], 8);
    expect(outcomes).toMatchObject([{ outcome: 'quarantined' }]);
  });

  it('is evaluated again when another process linked the number meanwhile', async () => {
    const store = memoryContactStore();
    const readBefore = await store.knownNumbers('myvenue', ['1']);
    await apply(store, [item('1')]);
    store.knownNumbers = () => Promise.resolve(readBefore);
    const { outcomes } = await apply(store, [item('1')], 8);
    expect(outcomes).toMatchObject([{ outcome: 'unchanged' }]);
    expect(store.tables().contacts).toHaveLength(1);
  });
});
