import { segmentIn, asking, isSameSegment } from '../../../../../admin/src/features/segments/asked';
import { atInstitution } from '../../../../../admin/src/features/segments/atInstitution';
import {
  NEW_DRAFT,
  conditionFrom,
  sinceDay,
  untilDay,
  type Draft,
} from '../../../../../admin/src/features/segments/draft';

const SPENT = { kind: 'spent', over: '250', currency: 'CHF' } as const;
const asked = (...segment: unknown[]) => segmentIn({ plugins: { s360: { segment } } });

describe('the conditions in the address of the contact list', () => {
  it('are empty when the address has none', () => {
    for (const address of [{}, { plugins: 'x' }, { plugins: { i18n: { locale: 'fr' } } }]) {
      expect(segmentIn(address)).toEqual([]);
    }
  });

  it('are read with all their parameters, in order', () => {
    const bought = { kind: 'bought', performance: '7', institution: 'myvenue' };
    const expires = { kind: 'expires', until: '2026-05-31', of: 'option' };
    const soon = { kind: 'expires', withinDays: '7' };
    const consents = { kind: 'consents', code: 'EMAIL' };
    const state = { kind: 'state', is: 'notLinked', institution: 'museum' };
    const number = { kind: 'number', start: '100' };
    const others = [expires, soon, consents, state, number];
    expect(asked(bought, { ...SPENT, since: '2026-01-01' }, ...others)).toEqual([
      bought,
      { ...SPENT, since: '2026-01-01' },
      ...others,
    ]);
  });

  it('are ignored when their kind is unknown', () => {
    const odd = { kind: 'state', is: 'asleep' };
    expect(asked({ kind: 'liked' }, odd, 'bought', null, SPENT)).toEqual([SPENT]);
  });

  it('are accepted in the form of the Content API and written in one form', () => {
    expect(segmentIn({ segment: [SPENT] })).toEqual([SPENT]);
    const written = asking({ segment: [SPENT] }, [SPENT]);
    expect(written).toMatchObject({
      segment: undefined,
      plugins: { s360: { segment: [SPENT] } },
    });
  });

  it('are written next to the parameters of other plugins, and return to the first page', () => {
    const address = { page: '3', plugins: { i18n: { locale: 'fr' } } };
    expect(asking(address, [SPENT])).toEqual({
      page: 1,
      plugins: { i18n: { locale: 'fr' }, s360: { segment: [SPENT] } },
    });
    expect(asking(address, [])).toEqual({
      page: 1,
      plugins: { i18n: { locale: 'fr' }, s360: undefined },
    });
  });

  it('are escaped so that special characters occur in values only', () => {
    const { plugins } = asking({}, [{ kind: 'consents', code: 'A&B=C', institution: undefined }]);
    expect(plugins).toEqual({ s360: { segment: [{ kind: 'consents', code: 'A%26B%3DC' }] } });
  });
});

describe('a condition that a person composes', () => {
  const from = (values: Partial<Draft>) => conditionFrom({ ...NEW_DRAFT, ...values });
  const sold = {
    institution: 'myvenue',
    id: '7',
    name: 'Swan',
    code: null,
    date: null,
    timeZone: 'UTC',
  };

  it('is absent until it is complete', () => {
    expect(from({ kind: 'bought' })).toBeNull();
    expect(from({ kind: 'spent', over: '250' })).toBeNull();
    expect(from({ kind: 'spent', currency: 'CHF' })).toBeNull();
    expect(from({ kind: 'consents' })).toBeNull();
    expect(from({ kind: 'expires', withinDays: '' })).toBeNull();
    expect(from({ kind: 'number' })).toBeNull();
  });

  it('names the product or performance and the institution', () => {
    const bought = { kind: 'bought', institution: 'myvenue' };
    expect(from({ sold })).toEqual({ ...bought, product: '7' });
    expect(from({ sold, soldKind: 'performance' })).toEqual({ ...bought, performance: '7' });
  });

  it.each(['250', '250.5', '250,50', ' 250 '])('accepts the amount "%s"', (over) =>
    expect(from({ kind: 'spent', over, currency: 'CHF' })).toEqual({
      ...SPENT,
      over: over.trim().replace(',', '.'),
    }),
  );

  it.each(['', '1’000', '-5', '1.2345', 'a lot'])('rejects the amount "%s"', (over) =>
    expect(from({ kind: 'spent', over, currency: 'CHF' })).toBeNull(),
  );

  it('starts at the first moment of the chosen day in local time', () => {
    expect(from({ kind: 'spent', over: '250', currency: 'CHF', since: '2026-05-01' })).toEqual({
      ...SPENT,
      since: new Date(2026, 4, 1).toISOString(),
    });
  });

  it('covers what expires within a week by default, however late it is applied', () => {
    expect(from({ kind: 'expires' })).toEqual({ kind: 'expires', withinDays: '7' });
    expect(from({ kind: 'expires', hold: 'option' })).toMatchObject({ of: 'option' });
  });

  it.each(['0', '1000', 'a week'])('rejects the number of days "%s"', (withinDays) =>
    expect(from({ kind: 'expires', withinDays })).toBeNull(),
  );

  it('asks for a record in a state, at one institution or any', () => {
    expect(from({ kind: 'state' })).toEqual({ kind: 'state', is: 'failed' });
    expect(from({ kind: 'state', state: 'notLinked', institution: 'museum' })).toEqual({
      kind: 'state',
      is: 'notLinked',
      institution: 'museum',
    });
  });

  it('asks for the beginning of a contact number', () => {
    expect(from({ kind: 'number', numberStart: ' 100 ' })).toEqual({
      kind: 'number',
      start: '100',
    });
    expect(from({ kind: 'number', numberStart: '1%' })).toBeNull();
  });

  it('contains a kind of marketing together with its institution', () => {
    const consent = { institution: 'museum', code: 'SMS' };
    expect(from({ kind: 'consents', consent })).toEqual({ kind: 'consents', ...consent });
  });
});

describe('the day shown for a condition', () => {
  const day = (date: Date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()];

  it('is the day that the person chose', () => {
    expect(day(sinceDay(new Date(2026, 4, 1).toISOString()))).toEqual([2026, 5, 1]);
    expect(day(untilDay(new Date(2026, 5, 1).toISOString()))).toEqual([2026, 5, 31]);
  });

  it('is the day that the address contains', () => {
    expect(day(sinceDay('2026-05-01'))).toEqual([2026, 5, 1]);
    expect(day(untilDay('2026-05-31'))).toEqual([2026, 5, 31]);
  });
});

describe('a segment in the address', () => {
  it('is recognized as the one that was saved, whatever the order of its parts', () => {
    const saved = [SPENT, { kind: 'consents', code: 'EMAIL' }] as const;
    const typed = asked({ code: 'EMAIL', kind: 'consents' }, { ...SPENT });
    expect(isSameSegment(typed, saved)).toBe(true);
    expect(isSameSegment(typed.slice(1), saved)).toBe(false);
    expect(isSameSegment(asked({ ...SPENT, over: '251' }), [SPENT])).toBe(false);
  });
});

describe('the words of a condition', () => {
  const opera = { code: 'opera', name: 'Opéra' };
  const museum = { code: 'museum', name: 'Musée' };

  it('name the institution where there are others, by its code if it is not known', () => {
    expect(atInstitution('Bought: Carmen', 'opera', [opera, museum])).toBe(
      'Bought: Carmen · Opéra',
    );
    expect(atInstitution('Bought: Carmen', 'arena', [opera])).toBe('Bought: Carmen · arena');
  });

  it('name no institution where it is the only one, or the condition has none', () => {
    expect(atInstitution('Bought: Carmen', 'opera', [opera])).toBe('Bought: Carmen');
    expect(atInstitution('Bought: Carmen', 'opera')).toBe('Bought: Carmen');
    expect(atInstitution('Bought: Carmen', undefined, [opera, museum])).toBe('Bought: Carmen');
  });
});
