import { applyFirstRun } from '../../../server/src/inbox/items-at-fault';
import type { AppliedItems, StoredDelivery } from '../../../server/src/inbox/records';
import { byDelivery, firstRun, openDelivery } from '../../../server/src/inbox/runs';

const numberOf = (item: unknown): string | null => (typeof item === 'string' ? item : null);

const aDelivery = (
  id: number,
  items: readonly unknown[],
  of: Partial<StoredDelivery> = {},
): StoredDelivery => ({
  byteLength: 2,
  origin: 'webhook',
  isReplay: false,
  id,
  institution: 'myvenue',
  stream: 'contacts',
  body: JSON.stringify(items),
  receivedAt: new Date(0),
  traceparent: null,
  ...of,
});

const idsOf = (waiting: readonly StoredDelivery[]): number[] =>
  firstRun(waiting, numberOf).map(({ delivery }) => delivery.id);

describe('deliveries that are applied together', () => {
  it('are those that wait one after the other, by id', () => {
    expect(idsOf([aDelivery(1, ['a']), aDelivery(2, ['b', 'c']), aDelivery(3, [])])).toEqual([
      1, 2, 3,
    ]);
    expect(idsOf([])).toEqual([]);
  });

  it('end before a number that comes again, also behind another one', () => {
    const waiting = [aDelivery(1, ['a']), aDelivery(2, ['b']), aDelivery(3, ['c', 'a'])];
    expect(idsOf([...waiting, aDelivery(4, ['d'])])).toEqual([1, 2]);
  });

  it('may show items without a number, and a number several times within one delivery', () => {
    const waiting = [aDelivery(1, ['a', 'a', null]), aDelivery(2, [null]), aDelivery(3, ['b'])];
    expect(idsOf(waiting)).toEqual([1, 2, 3]);
  });

  it('contain at most 50 items, unless the first alone contains more', () => {
    const many = (count: number, name: string) =>
      Array.from({ length: count }, (_none, index) => `${name}${index}`);
    const small = aDelivery(2, ['x']);
    expect(idsOf([aDelivery(1, many(49, 'a')), small, aDelivery(3, ['y'])])).toEqual([1, 2]);
    expect(idsOf([aDelivery(1, many(51, 'a')), small])).toEqual([1]);
    expect(idsOf([small, aDelivery(3, many(50, 'a')), aDelivery(4, ['y'])])).toEqual([2]);
  });

  it.each([{ isReplay: true }, { origin: 'imported' as const }, { origin: 'again' as const }])(
    'are never joined by one that did not just come from S-360: %j',
    (of) => {
      expect(idsOf([aDelivery(1, ['a'], of), aDelivery(2, ['b'])])).toEqual([1]);
      expect(idsOf([aDelivery(1, ['a']), aDelivery(2, ['b'], of)])).toEqual([1]);
    },
  );

  it('are applied one by one, in order, when one of them is at fault', async () => {
    const waiting = [1, 2, 3].map((id) => aDelivery(id, [`n${id}`]));
    const tried: number[][] = [];
    const changed = await applyFirstRun(waiting, numberOf, async (run) => {
      const ids = run.map(({ delivery }) => delivery.id);
      tried.push(ids);
      if (run.length > 1) throw new Error('one is at fault');
      return ids;
    });
    expect({ tried, changed }).toEqual({ tried: [[1, 2, 3], [1], [2], [3]], changed: [1, 2, 3] });
  });

  it('all wait when the database is gone', async () => {
    const waiting = [1, 2].map((id) => aDelivery(id, [`n${id}`]));
    const gone = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    let tries = 0;
    const applying = applyFirstRun(waiting, numberOf, async () => {
      tries += 1;
      throw gone;
    });
    await expect(applying).rejects.toBe(gone);
    expect(tries).toBe(1);
  });

  it('each get their own outcomes, with the positions of their own items', () => {
    const run = [aDelivery(1, ['a', null]), aDelivery(2, []), aDelivery(3, ['b', 'c'])].map(
      openDelivery,
    );
    const applied: AppliedItems = {
      outcomes: [
        { position: 0, contactNumber: 'a', outcome: 'applied' },
        { position: 1, contactNumber: null, outcome: 'quarantined' },
        { position: 2, contactNumber: 'b', outcome: 'excluded' },
        { position: 3, contactNumber: 'c', outcome: 'applied' },
      ],
      quarantined: [
        {
          position: 1,
          contactNumber: null,
          orderId: null,
          body: 'null',
          reasons: [],
          awaitsContact: null,
        },
      ],
      excluded: [{ number: 'b', changedAt: null, body: '"b"' }],
      changes: [{ position: 3, modifiedAtMs: 7 }],
    };
    expect(byDelivery(run, applied)).toMatchObject([
      {
        delivery: { id: 1 },
        applied: {
          outcomes: [{ position: 0 }, { position: 1, outcome: 'quarantined' }],
          quarantined: [{ position: 1 }],
          excluded: [],
          changes: [],
        },
      },
      {
        delivery: { id: 2 },
        applied: { outcomes: [], quarantined: [], excluded: [], changes: [] },
      },
      {
        delivery: { id: 3 },
        applied: {
          outcomes: [
            { position: 0, contactNumber: 'b' },
            { position: 1, contactNumber: 'c' },
          ],
          quarantined: [],
          excluded: [{ number: 'b' }],
          changes: [{ position: 1, modifiedAtMs: 7 }],
        },
      },
    ]);
  });
});
