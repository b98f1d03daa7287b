import { hasNumber } from '../../../../../admin/src/features/inbox/quarantine/hasNumber';
import {
  causesByCode,
  filterOf,
  itemsQuery,
} from '../../../../../admin/src/features/inbox/quarantine/itemsQuery';
import { itemsReport } from '../../../../../admin/src/features/inbox/quarantine/itemsReport';
import { searchOf } from '../../../../../admin/src/shared/lists/listQueries';
import { reason, type Reason } from '../../../../../server/src/contracts/reasons';

const item = (contactNumber: string | null, reasons: Reason[], more: object = {}) => ({
  institution: 'myvenue',
  stream: 'contacts' as const,
  contactNumber,
  orderId: null,
  deliveryId: 7,
  position: 0,
  receivedAt: '2026-03-01T10:00:00.000Z',
  reasons,
  ...more,
});

const words = {
  /** The key with its values, so that the report is the same in every language. */
  text: ((key: string, values: object = {}) =>
    [key.replace('quarantine.report.', ''), ...Object.values(values).map(String)].join(
      ' | ',
    )) as Parameters<typeof itemsReport>[1]['text'],
  inWords: ({ code, values }: Reason) =>
    [code, ...Object.values(values).map((value) => JSON.stringify(value))].join(' '),
  nameOf: (institution: string) => institution.toUpperCase(),
  moment: (at: string) => at.slice(0, 10),
};

describe('an item that cannot be imported', () => {
  it.each([
    ['a contact', item('11', []), true],
    ['a contact without its number', item(null, []), false],
    ['an order', item(null, [], { stream: 'orders', orderId: '7' }), true],
    ['an order without its number', item('11', [], { stream: 'orders' }), false],
  ])('can be tried again if it says which it is about: %s', (_name, shown, isOffered) => {
    expect(hasNumber(shown)).toBe(isOffered);
  });
});

describe('the report for the team of S-360', () => {
  it('names items by cause, the most frequent first, and says a shared reason once', () => {
    const missing = reason('numberMissing', { length: 64 });
    const data = [
      item(null, [missing]),
      item('11', [reason('typeUnknown')]),
      item('12', [reason('typeUnknown')], { position: 4 }),
    ];
    expect(itemsReport({ data, meta: { total: 3 } }, words)).toBe(
      [
        'title | 3',
        '',
        'group | MYVENUE | 2 | typeUnknown',
        'line | contact | 11 | 2026-03-01 | 7 | 1 | typeUnknown',
        'line | contact | 12 | 2026-03-01 | 7 | 5 | typeUnknown',
        '',
        'group | MYVENUE | 1 | numberMissing 64',
        'line | noContact | 2026-03-01 | 7 | 1 | numberMissing 64',
      ].join('\n'),
    );
  });

  it('says reasons that differ behind each item', () => {
    const unclear = (number: string) => reason('purchaserUnclear', { numbers: number });
    const order = { stream: 'orders' as const, orderId: '900' };
    const data = [item(null, [unclear('1')], order), item(null, [unclear('2')], order)];
    const report = itemsReport({ data, meta: { total: 2 } }, words);
    expect(report).toContain('group | MYVENUE | 2 | purchaserUnclear "…"');
    expect(report).toContain(
      'lineBecause | order | 900 | 2026-03-01 | 7 | 1 | purchaserUnclear "2"',
    );
  });

  it('contains no values that may be personal', () => {
    const data = [
      item('1', [reason('notStored', { error: 'duplicate key: ada@example.com' })]),
      item('2', [{ code: 'asWritten', values: { text: 'Ada Meier is unknown' } }]),
      item('3', [reason('severalMatch', { count: 2, rule: ['name'] })]),
    ];
    const report = itemsReport({ data, meta: { total: 3 } }, words);
    expect(report).not.toMatch(/Ada|example/);
    expect(report).toContain('severalMatch');
  });

  it('says how many items it leaves out', () => {
    const report = itemsReport({ data: [item('1', [])], meta: { total: 1001 } }, words);
    expect(report).toContain('quarantine.cause.unknown');
    expect(report).toMatch(/more \| 1000$/);
  });
});

describe('the cause in the address of the list', () => {
  it('is kept in links and given to the server', () => {
    const query = itemsQuery({ reason: 'typeUnknown', institution: 'myvenue', q: 'x' });
    expect(filterOf(query)).toEqual({
      institution: 'myvenue',
      q: 'x',
      reason: 'typeUnknown',
      stream: undefined,
    });
    expect(searchOf(query)).toBe('reason=typeUnknown&institution=myvenue&q=x');
    expect(filterOf(itemsQuery({ reason: ['a'] })).reason).toBeUndefined();
  });

  it('is offered once for all institutions and streams, the most frequent first', () => {
    const cause = (reasonCode: string | null, count: number) => ({
      stream: 'contacts' as const,
      reasonCode,
      reason: null,
      count,
    });
    const causes = causesByCode([cause('a', 2), cause(null, 3), cause('a', 4)]);
    expect(causes.map(({ count, id }) => [id, count])).toEqual([
      ['a', 6],
      ['unknown', 3],
    ]);
  });
});
