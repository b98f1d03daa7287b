import { anOpenGate } from '../../../helpers/builders/trust';
import { ignoredSaves, noteIgnored } from '../../../../server/src/sending/trust/ignored-saves';
import type { SentValue } from '../../../../server/src/sending/trust';

const value = (field: string, how: Partial<SentValue> = {}): SentValue => ({
  field,
  place: `individualContact.${field}`,
  sent: 'new',
  before: 'old',
  after: 'old',
  isTaken: false,
  isExplained: false,
  ...how,
});
const taken = (field: string) => value(field, { after: 'new', isTaken: true });

/** What S-360 ignores after saves of contacts 1, 2, 3 … with these values. */
const after = (...saves: SentValue[][]) =>
  ignoredSaves(
    saves.reduce(
      (record, values, index) =>
        noteIgnored(record, { linkId: index + 1, method: 'individual' }, values),
      anOpenGate().trust,
    ),
  );

describe('an S-360 that confirms saves and keeps its own values', () => {
  it('ignores a field when three contacts in a row kept it', () => {
    const kept = [value('title'), taken('town')];
    expect(after(kept, kept)).toEqual([]);
    expect(after(kept, kept, kept)).toEqual([{ method: 'individual', field: 'title' }]);
  });

  it('ignores saves when three contacts took nothing, whatever was sent', () => {
    expect(after([value('title')], [value('town')], [value('email')])).toEqual([
      { method: 'individual', field: null },
    ]);
  });

  it('does not ignore a field that one of the contacts took', () => {
    const kept = [value('title')];
    expect(after(kept, kept, [taken('title')], kept)).toEqual([]);
  });

  it('does not ignore anything at one contact, however often', () => {
    const record = [1, 2, 3, 4].reduce(
      (known) => noteIgnored(known, { linkId: 7, method: 'individual' }, [value('title')]),
      anOpenGate().trust,
    );
    expect(ignoredSaves(record)).toEqual([]);
  });

  it('does not ignore what has its reason at each contact', () => {
    const login = [value('email', { isExplained: true })];
    expect(after(login, login, login, login)).toEqual([]);
  });
});
