import { passingDeliveries } from '../../../server/src/inbox/passing-deliveries';
import type { StoredDelivery } from '../../../server/src/inbox/records';
import { MAX_ITEMS_TOGETHER, openDelivery } from '../../../server/src/inbox/runs';

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

const many = (name: string): string[] =>
  Array.from({ length: MAX_ITEMS_TOGETHER + 1 }, (_none, index) => `${name}${index}`);

/** The ids that pass a large delivery with the id 10, as often as they are asked for. */
function beside(stored: readonly StoredDelivery[]) {
  const large = [openDelivery(aDelivery(10, [...many('large'), 'x']))];
  const askedAfter: number[] = [];
  const next = passingDeliveries(large, numberOf, async (afterId) => {
    askedAfter.push(afterId);
    return stored.filter(({ id }) => id > afterId);
  });
  return { askedAfter, passing: async () => (await next()).map(({ id }) => id) };
}

describe('deliveries that pass the rest of a large one', () => {
  it('are small later ones about other numbers', async () => {
    const stored = [
      aDelivery(9, ['a']),
      aDelivery(11, ['b']),
      aDelivery(12, ['x']),
      aDelivery(13, ['c', null]),
    ];
    expect(await beside(stored).passing()).toEqual([11, 13]);
  });

  it('do not pass one that waits for the same number, be it small or large', async () => {
    const stored = [
      aDelivery(11, ['x', 'a']),
      aDelivery(12, ['a', 'b']),
      aDelivery(13, ['b']),
      aDelivery(14, [...many('second'), 'c']),
      aDelivery(15, ['c']),
      aDelivery(16, ['d']),
    ];
    expect(await beside(stored).passing()).toEqual([16]);
  });

  it.each([{ isReplay: true }, { origin: 'imported' as const }, { origin: 'again' as const }])(
    'just came from S-360, unlike %j',
    async (of) => {
      expect(await beside([aDelivery(11, ['a'], of), aDelivery(12, ['a'])]).passing()).toEqual([]);
    },
  );

  it('are not looked for again among those that wait', async () => {
    const { askedAfter, passing } = beside([aDelivery(11, ['x']), aDelivery(12, ['x'])]);
    await passing();
    await passing();
    expect(askedAfter).toEqual([10, 12]);
  });

  it('wait for one that waited when an earlier look found it', async () => {
    const stored = [aDelivery(11, ['x', 'a'])];
    const { passing } = beside(stored);
    expect(await passing()).toEqual([]);
    stored.push(aDelivery(12, ['a']), aDelivery(13, ['b']));
    expect(await passing()).toEqual([13]);
  });
});
