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

/** Both sides had Basel under the rule “newest”, and the CRM has Chur since the given history. */
function changedBy(history: HistoryEntry[]) {
  const links = [aLink({ observations: agreed({ town: 'Basel' }), state: 'pending' })];
  return anEngine(
    { contacts: [aContact({ fields: { town: 'Chur' } })], links, history },
    someSettings({ rules: { town: { conflict: 'newest' } } }),
  );
}

describe('the conflict rule "newest"', () => {
  describe.each([
    ['another institution', 'delivery'],
    ['a bulk job', 'bulkJob'],
    ['a decision about a conflict', 'decision'],
    ['a merge', 'merge'],
  ] as const)('after a change in the CRM by %s', (_whoever, cause) => {
    it.each([
      [-1000, 'Bern', 'remote'],
      [1000, 'Chur', 'local'],
    ] as const)('at %d ms leaves the contact with %s', async (changedAtMs, town, outcome) => {
      const engine = changedBy([{ ...CHANGE, cause, changedAt: at(changedAtMs) }]);
      await engine.deliver([aSnapshot({ town: 'Bern' })], 2000);
      expect(engine.contact().fields.town).toBe(town);
      expect(engine.tables().conflicts).toMatchObject([
        { localChangedAt: at(changedAtMs), outcome },
      ]);
    });
  });

  it('uses the creation time of a contact when the field never changed since', async () => {
    const creation = { ...CHANGE, field: null, oldValue: null, newValue: null };
    const engine = changedBy([{ ...creation, cause: 'bulkJob', changedAt: at(1000) }]);
    await engine.deliver([aSnapshot({ town: 'Bern' })], 2000);
    expect(engine.contact().fields.town).toBe('Chur');
  });

  it('uses the history of a contact that was just matched to a number', async () => {
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
  it('keeps the time of the CRM’s value even when S-360 sends another value', async () => {
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
