import {
  valuesBefore,
  type ChangeSince,
} from '../../../server/src/identity/take-back/values-before';

const fromNumber = (oldValue: string | null, newValue: string | null): ChangeSince => ({
  field: 'town',
  oldValue,
  newValue,
  isFromNumber: true,
});
const byOthers = (oldValue: string | null, newValue: string | null): ChangeSince => ({
  ...fromNumber(oldValue, newValue),
  isFromNumber: false,
});

describe('the values that a contact had before a number was linked', () => {
  const townBefore = (changes: ChangeSince[], town: string | null) =>
    valuesBefore(changes, { town });

  it('are those before the first of several changes', () => {
    const changes = [fromNumber('Bern', 'Genf'), fromNumber('Genf', 'Chur')];
    expect(townBefore(changes, 'Chur')).toEqual({
      fields: [{ field: 'town', now: 'Chur', restored: 'Bern' }],
      keptFields: [],
    });
  });

  it('are blank where the number has filled a field', () => {
    const { fields } = townBefore([fromNumber(null, 'Genf')], 'Genf');
    expect(fields).toEqual([{ field: 'town', now: 'Genf', restored: null }]);
  });

  it('are those of the last edit in between', () => {
    const changes = [fromNumber('Bern', 'Genf'), byOthers('Genf', 'Thun'), fromNumber('Thun', 'A')];
    const { fields } = townBefore(changes, 'A');
    expect(fields).toEqual([{ field: 'town', now: 'A', restored: 'Thun' }]);
  });

  it.each([
    ['somebody has changed since', [fromNumber('Bern', 'Genf'), byOthers('Genf', 'Thun')], 'Thun'],
    ['has changed past the history', [fromNumber('Bern', 'Genf')], 'Thun'],
  ])('do not replace what %s', (_what, changes, town) => {
    expect(townBefore(changes, town)).toEqual({ fields: [], keptFields: ['town'] });
  });

  it('concern no field that the number did not touch, nor one that has its value again', () => {
    const none = { fields: [], keptFields: [] };
    expect(townBefore([byOthers('Bern', 'Thun')], 'Thun')).toEqual(none);
    expect(townBefore([fromNumber('Bern', 'Genf'), fromNumber('Genf', 'Bern')], 'Bern')).toEqual(
      none,
    );
  });
});
