import type { HistoryEntry } from '../../../../../server/src/contacts/records';
import {
  aContact,
  agreed,
  aLink,
  aSnapshot,
  at,
  atMs,
  someSettings,
} from '../../../../helpers/builders/contact-records';
import { anEngine } from '../../../../helpers/builders/engine';

const ANNA = { lastName: 'Frei', firstName: 'Anna', email: 'anna@example.com' };
const CHANGE: Omit<HistoryEntry, 'cause' | 'changedAt'> = {
  contactDocumentId: 'anna',
  field: 'town',
  oldValue: 'Basel',
  newValue: 'Chur',
  causedBy: null,
  institution: null,
};

/** Basel on both sides under the rule newest, and Chur in the CRM since, by what the history says. */
function changedBy(history: HistoryEntry[]) {
  const links = [aLink({ observations: agreed({ town: 'Basel' }), state: 'pending' })];
  return anEngine(
    { contacts: [aContact({ fields: { town: 'Chur' } })], links, history },
    someSettings({ rules: { town: { conflict: 'newest' } } }),
  );
}

describe('the rule newest', () => {
  describe.each([
    ['another institution', 'delivery'],
    ['a load', 'bulkJob'],
    ['a decision', 'decision'],
    ['a merge', 'merge'],
  ] as const)('where %s changed the CRM', (_whoever, cause) => {
    it.each([
      [-1000, 'Bern', 'remote'],
      [1000, 'Chur', 'local'],
    ] as const)('at %d ms: the contact then has %s', async (changedAtMs, town, outcome) => {
      const engine = changedBy([{ ...CHANGE, cause, changedAt: at(changedAtMs) }]);
      await engine.deliver([aSnapshot({ town: 'Bern' })], 2000);
      expect(engine.contact().fields.town).toBe(town);
      expect(engine.tables().conflicts).toMatchObject([
        { localChangedAt: at(changedAtMs), outcome },
      ]);
    });
  });

  it('goes by the creation of a contact whose field never changed since', async () => {
    const creation = { ...CHANGE, field: null, oldValue: null, newValue: null };
    const engine = changedBy([{ ...creation, cause: 'bulkJob', changedAt: at(1000) }]);
    await engine.deliver([aSnapshot({ town: 'Bern' })], 2000);
    expect(engine.contact().fields.town).toBe('Chur');
  });

  it('knows when a contact changed that a number has just been matched to', async () => {
    const contact = aContact({ fields: { ...ANNA, town: 'Chur' } });
    const history = [{ ...CHANGE, cause: 'crm' as const, changedAt: at(1000) }];
    const settings = someSettings({ rules: { town: { conflict: 'newest' } } });
    const engine = anEngine({ contacts: [contact], history }, settings);
    await engine.deliver([aSnapshot({ ...ANNA, town: 'Bern' })], 2000);
    expect(engine.tables().links).toMatchObject([{ contactDocumentId: contact.documentId }]);
    expect(engine.contact().fields.town).toBe('Chur');
    expect(engine.tables().conflicts).toMatchObject([{ localChangedAt: at(1000) }]);
  });
});

describe('the record of a conflict', () => {
  it('has the time of the CRM’s own value, also where another value replaces a held one', async () => {
    const contact = aContact({ fields: { town: 'Basel' } });
    const engine = anEngine(
      { contacts: [contact], links: [aLink({ observations: agreed(contact.fields) })] },
      someSettings({ rules: { town: { conflict: 'manual' } } }),
    );
    await engine.edit('anna', { town: 'Chur' }, -1000);
    await engine.deliver([aSnapshot({ town: 'Bern' })], 2000);
    expect(engine.link().state).toBe('conflict');
    await engine.deliver([aSnapshot({ town: 'Genf' }, { modifiedAtMs: atMs(5000) })], 6000);
    expect(engine.tables().conflicts).toMatchObject([
      { remoteValue: 'Bern', localChangedAt: at(-1000) },
      { remoteValue: 'Genf', localChangedAt: at(-1000) },
    ]);
  });
});
