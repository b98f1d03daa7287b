import { checkedSegment } from '../../../server/src/segments/checked-segment';
import { beginOf, endOf, endOfPeriod, thousandthsOf } from '../../../server/src/segments/language';

const INSTITUTIONS = ['myvenue', 'museum'];
const checked = (segment: unknown) => checkedSegment(segment, INSTITUTIONS);

function refusal(segment: unknown): { message: string; details: unknown } {
  try {
    checked(segment);
  } catch (error) {
    if (!(error instanceof Error) || !('details' in error)) throw error;
    expect(error).toMatchObject({ status: 400, name: 'ValidationError' });
    return { message: error.message, details: error.details };
  }
  throw new Error('it was not refused');
}

const SPENT = { kind: 'spent', over: '250', currency: 'CHF' };

describe('the conditions of a segment', () => {
  it.each([
    [{ kind: 'bought', product: '10228638592000' }],
    [{ kind: 'bought', performance: '7', institution: 'museum' }],
    [{ kind: 'bought', product: '6', performance: '7' }],
    [SPENT],
    [{ ...SPENT, over: '0.005', since: '2026-01-31' }],
    [{ ...SPENT, since: '2026-01-31T00:00:00+01:00' }],
    [{ kind: 'expires', until: '2026-05-31' }],
    [{ kind: 'expires', until: '2026-05-31T22:00:00Z', of: 'option', institution: 'myvenue' }],
    [{ kind: 'expires', withinDays: '7' }],
    [{ kind: 'consents', code: 'EMAIL' }],
    [{ kind: 'state', is: 'failed' }],
    [{ kind: 'state', is: 'notLinked', institution: 'museum' }],
    [{ kind: 'number', start: '100' }],
    [{ kind: 'consents', code: 'EMAIL', institution: 'museum' }],
  ])('may be %j', (condition) => expect(checked([condition])).toEqual([condition]));

  it('may be combined and stay the same when they are checked again', () => {
    const all = [SPENT, { kind: 'consents', code: ' EMAIL ' }];
    expect(checked(checked(all))).toEqual([SPENT, { kind: 'consents', code: 'EMAIL' }]);
  });

  it.each([
    ['a value that is not a list', 'EMAIL', 'segment must be a list'],
    [
      'a condition that is not an object',
      ['EMAIL'],
      'segment[0] must be bought, spent, expires, consents, state or number',
    ],
    [
      'a condition without a kind',
      [{}],
      'segment[0][kind] must be bought, spent, expires, consents, state or number',
    ],
    ['a condition of an unknown kind', [SPENT, { kind: 'x' }], 'segment[1][kind] must be bought,'],
    ['a purchase of nothing', [{ kind: 'bought' }], 'must name a product or a performance'],
    ['an empty id', [{ kind: 'bought', product: ' ' }], '[product] must not be empty'],
    ['a list of ids', [{ kind: 'bought', product: ['1'] }], '[product] must be a text'],
    ['an unknown institution', [{ kind: 'bought', product: '1', institution: 'zoo' }], 'zoo'],
    ['a missing amount', [{ ...SPENT, over: undefined }], '[over] must be an amount such as 250'],
    ['a decimal comma', [{ ...SPENT, over: '1,5' }], '[over] must be an amount'],
    ['a negative amount', [{ ...SPENT, over: '-1' }], '[over] must be an amount'],
    [
      'an amount with too many decimals',
      [{ ...SPENT, over: '1.0001' }],
      '[over] must be an amount',
    ],
    [
      'an amount that is too large',
      [{ ...SPENT, over: '1'.repeat(16) }],
      '[over] must be an amount',
    ],
    ['a missing currency', [{ ...SPENT, currency: 'francs' }], '[currency] must be the code of'],
    ['an invalid day', [{ ...SPENT, since: '2026-02-30' }], '[since] must be a date'],
    [
      'a time without a time zone',
      [{ ...SPENT, since: '2026-02-03T10:00:00' }],
      '[since] must be a date',
    ],
    ['an expiry without an end', [{ kind: 'expires' }], 'must name either until or withinDays'],
    [
      'an expiry with two ends',
      [{ kind: 'expires', until: '2026-05-31', withinDays: '7' }],
      'must name either until or withinDays',
    ],
    ['the state of nearly all', [{ kind: 'state', is: 'inSync' }], '[is] must be a state'],
    ['an unknown state', [{ kind: 'state', is: 'asleep' }], '[is] must be a state'],
    ['a pattern as a number', [{ kind: 'number', start: '1%' }], '[start] must be the beginning'],
    [
      'an unknown kind of hold',
      [{ kind: 'expires', until: '2026-05-31', of: 'sale' }],
      '[of] must be',
    ],
    ['a consent without a kind of marketing', [{ kind: 'consents' }], '[code] is missing'],
    ['an unknown parameter', [{ ...SPENT, limit: '3' }], 'limit'],
    ['too many conditions', Array.from({ length: 11 }, () => SPENT), 'segment must be 10 at most'],
  ])('are rejected with a reason: %s', (_name, segment, message) =>
    expect(refusal(segment).message).toContain(message),
  );

  it('are rejected with all problems, by parameter', () => {
    const { details, message } = refusal([SPENT, { kind: 'spent', over: 'x', currency: 'y' }]);
    expect(message).toBe(
      'segment[1][over] must be an amount such as 250 or 99.95; ' +
        'segment[1][currency] must be the code of a currency such as CHF',
    );
    expect(details).toMatchObject({
      errors: [{ path: ['segment', '1', 'over'] }, { path: ['segment', '1', 'currency'] }],
    });
  });
});

describe('the parameter of a condition', () => {
  it.each([
    ['250', 250_000n],
    ['0', 0n],
    ['99.95', 99_950n],
    ['0.005', 5n],
    ['999999999999999.999', 999_999_999_999_999_999n],
  ])('is an amount of %s units in thousandths', (units, thousandths) =>
    expect(thousandthsOf(units)).toBe(thousandths),
  );

  it('is a day that begins with its first moment and counts to its end', () => {
    expect(beginOf('2026-05-31')).toEqual(new Date('2026-05-31T00:00:00Z'));
    expect(endOf('2026-05-31')).toEqual(new Date('2026-06-01T00:00:00Z'));
  });

  it('is a time that keeps its own time zone', () => {
    expect(beginOf('2026-05-31T00:00:00+02:00')).toEqual(new Date('2026-05-30T22:00:00Z'));
    expect(endOf('2026-05-31T00:00:00+02:00')).toEqual(new Date('2026-05-30T22:00:00Z'));
  });

  it('is a number of days that counts from now', () => {
    const now = new Date('2026-05-30T12:00:00Z');
    expect(endOfPeriod({ withinDays: '7' }, now)).toEqual(new Date('2026-06-06T12:00:00Z'));
    expect(endOfPeriod({ until: '2026-05-31' }, now)).toEqual(endOf('2026-05-31'));
  });
});
