import type { HistoryEntry } from '../../../../../server/src/contacts/records';
import { aContact, aLink, aSnapshot, at, atMs } from '../../../../helpers/builders/contact-records';
import { anEngine } from '../../../../helpers/builders/engine';

const EDITED_MS = 60_000;

/** A contact whose town somebody entered, by the history, before its first link. */
function entered(cause: HistoryEntry['cause'], field: string | null = 'town') {
  const change: HistoryEntry = {
    contactDocumentId: 'anna',
    field,
    oldValue: null,
    newValue: field === null ? null : 'Chur',
    cause,
    causedBy: null,
    institution: null,
    changedAt: at(EDITED_MS),
  };
  return anEngine({
    contacts: [aContact({ fields: { town: 'Chur' } })],
    links: [aLink({ observations: {} })],
    history: [change],
  });
}

const shows = (modifiedAtMs: number | null) =>
  aSnapshot(
    { firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com', town: 'Bern' },
    { modifiedAtMs },
  );

async function afterFirst(engine: ReturnType<typeof anEngine>, modifiedAtMs: number | null) {
  await engine.deliver([shows(modifiedAtMs)], 2 * EDITED_MS);
  const { state } = engine.link();
  const [conflict] = engine.tables().conflicts;
  return { town: engine.contact().fields.town, state, conflict };
}

describe('where both sides have a value at the first link', () => {
  it.each(['crm', 'decision', 'delivery'] as const)(
    'a later change by %s is kept and sent, and the conflict is recorded',
    async (cause) => {
      const { conflict, state, town } = await afterFirst(entered(cause), atMs(0));
      expect([town, state]).toEqual(['Chur', 'pending']);
      expect(conflict).toMatchObject({ field: 'town', outcome: 'local', rule: 'crm' });
    },
  );

  it('the value of S-360 is taken if it is newer', async () => {
    const { conflict, town } = await afterFirst(entered('crm'), atMs(EDITED_MS + 1));
    expect(town).toBe('Bern');
    expect(conflict).toMatchObject({ outcome: 'remote' });
  });

  it('what a person entered is held if S-360 gives no date', async () => {
    const { conflict, state, town } = await afterFirst(entered('crm'), null);
    expect([town, state]).toEqual(['Chur', 'conflict']);
    expect(conflict).toMatchObject({ outcome: 'held', rule: 'manual' });
  });

  it('a contact that a person created counts as entered then', async () => {
    expect((await afterFirst(entered('crm', null), atMs(0))).town).toBe('Chur');
    expect((await afterFirst(entered('crm', null), null)).state).toBe('conflict');
  });

  it.each(['delivery', 'pull', 'bulkJob'] as const)(
    'the first values of a contact that a %s created may be years old, so the rule decides',
    async (cause) => {
      expect((await afterFirst(entered(cause, null), atMs(0))).town).toBe('Bern');
      expect((await afterFirst(entered(cause, null), null)).town).toBe('Bern');
    },
  );

  it('the rule decides about what both sides change afterwards', async () => {
    const engine = entered('crm');
    await afterFirst(engine, null);
    const later = aSnapshot({ town: 'Thun' }, { modifiedAtMs: atMs(EDITED_MS * 3) });
    await engine.deliver([later], EDITED_MS * 4);
    expect(engine.contact().fields.town).toBe('Thun');
  });
});
