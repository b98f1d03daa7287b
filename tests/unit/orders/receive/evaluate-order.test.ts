import {
  evaluateOrder,
  type NewsSource,
  type ShownOrder,
  type StoredOrder,
} from '../../../../server/src/orders/receive/evaluate-order';
import { digestFrom, digestText } from '../../../../server/src/orders/receive/order-digest';

const DELIVERY: NewsSource = { kind: 'delivery', isImported: false };
const THEN = new Date('2023-05-01T10:00:00.000Z');

const shown = (
  content: string,
  orderState = 'CLOSED',
  item = `item of ${content}`,
): ShownOrder => ({
  orderState,
  item,
  content,
  units: 'units',
  creationDateTime: THEN,
});

/** The order without its units. */
const bare = (content: string, orderState = 'CLOSED'): ShownOrder => ({
  ...shown(content, orderState, `operations of ${content}`),
  units: null,
});

const storedOf = (
  content: string,
  orderState = 'CLOSED',
  units: string | null = 'units',
): StoredOrder => {
  const applied = { item: `item of ${content}`, content, units };
  return { orderState, applied, digest: digestText(applied) };
};

const evaluated = (
  now: ShownOrder,
  stored: StoredOrder | null,
  source: NewsSource = DELIVERY,
  createdSinceMs: number | null = null,
) => evaluateOrder(now, stored, { source, createdSinceMs });

const pull = (digest: string | null): NewsSource => ({
  kind: 'pull',
  isImported: false,
  digest,
});

describe('an order of a delivery that is processed again', () => {
  const replay: NewsSource = { kind: 'delivery', isImported: false, isReplay: true };
  const superseded = { kind: 'superseded', needsPull: true };

  test('is applied when it is not stored, or stored open and now finalized', () => {
    expect(evaluated(shown('a'), null, replay)).toMatchObject({ kind: 'applied' });
    const open = storedOf('a', 'OPEN');
    expect(evaluated(shown('b'), open, replay)).toMatchObject({ kind: 'applied' });
  });

  test('replaces nothing that may be newer; the order is read from S-360', () => {
    expect(evaluated(shown('a'), storedOf('b'), replay)).toEqual(superseded);
    expect(evaluated(shown('a', 'OPEN'), storedOf('b', 'OPEN'), replay)).toEqual(superseded);
    const ofOtherVersion = { ...storedOf('b'), applied: null };
    expect(evaluated(shown('a'), ofOtherVersion, replay)).toEqual(superseded);
  });

  test('still adds the units that are not known', () => {
    const stored = storedOf('a', 'CLOSED', null);
    expect(evaluated(shown('a'), stored, replay)).toEqual({ kind: 'applied', needsPull: false });
  });
});

describe('an order that is not stored yet', () => {
  test('is applied', () => {
    expect(evaluated(shown('a'), null)).toEqual({ kind: 'applied', needsPull: false });
  });

  test('is excluded when it was created before the chosen depth, unless it is imported', () => {
    const since = THEN.getTime() + 1;
    expect(evaluated(shown('a'), null, DELIVERY, since)).toEqual({ kind: 'excluded' });
    expect(evaluated(shown('a'), null, DELIVERY, THEN.getTime())).toMatchObject({
      kind: 'applied',
    });
    const imported = { kind: 'delivery', isImported: true } as const;
    expect(evaluated(shown('a'), null, imported, since)).toMatchObject({ kind: 'applied' });
    expect(evaluated(shown('a'), null, pull(null), since)).toEqual({ kind: 'excluded' });
  });

  test('is not excluded when it has no creation date', () => {
    const undated = { ...shown('a'), creationDateTime: null };
    expect(evaluated(undated, null, DELIVERY, Date.now())).toMatchObject({ kind: 'applied' });
  });
});

describe('an order that is already stored', () => {
  test('is unchanged by an equal item', () => {
    expect(evaluated(shown('a'), storedOf('a'))).toEqual({ kind: 'unchanged' });
  });

  test('stores another form of the same content, but not from a pull', () => {
    const other = shown('a', 'CLOSED', 'another form');
    const stored = storedOf('a');
    expect(evaluated(other, stored)).toEqual({ kind: 'samePayload' });
    expect(evaluated(other, stored, pull(stored.digest))).toEqual({ kind: 'unchanged' });
  });

  test('is not reopened once it is finalized, not even by a pull', () => {
    const stored = storedOf('a');
    const superseded = { kind: 'superseded', needsPull: false };
    expect(evaluated(shown('b', 'OPEN'), stored)).toEqual(superseded);
    expect(evaluated(shown('b', 'OPEN'), stored, pull(stored.digest))).toEqual(superseded);
  });

  test.each(['CLOSED', 'ABANDONED', 'STATE_OF_TOMORROW'])('is finalized by %s', (state) => {
    const open = storedOf('a', 'OPEN');
    expect(evaluated(shown('b', state), open)).toEqual({ kind: 'applied', needsPull: false });
    expect(evaluated(shown('b', 'OPEN'), storedOf('a', state))).toMatchObject({
      kind: 'superseded',
    });
  });

  test('adopts the later received of two finalized states and requests a pull', () => {
    expect(evaluated(shown('b'), storedOf('a'))).toEqual({ kind: 'applied', needsPull: true });
    const first = storedOf('a');
    expect(evaluated(shown('b'), first, pull(first.digest))).toEqual({
      kind: 'applied',
      needsPull: false,
    });
  });

  test('is not reverted by the answer to a pull that began before its change', () => {
    const before = storedOf('before').digest;
    expect(evaluated(shown('b'), storedOf('a'), pull(before))).toEqual({ kind: 'overtaken' });
  });

  test('is read again without a pull when it was read with an earlier reader version', () => {
    const stored = { ...storedOf('a'), digest: '0:x.y', applied: digestFrom('0:x.y') };
    expect(stored.applied).toBeNull();
    expect(evaluated(shown('b'), stored)).toEqual({ kind: 'applied', needsPull: false });
  });
});

describe('an order whose items may lack units', () => {
  test('is unchanged by an equal item without units', () => {
    expect(evaluated(bare('a'), storedOf('a'))).toEqual({ kind: 'unchanged' });
    expect(evaluated(bare('a'), storedOf('a', 'CLOSED', null))).toEqual({ kind: 'samePayload' });
  });

  test('adds the units of an equal item without a pull', () => {
    const stored = storedOf('a', 'CLOSED', null);
    const applied = { kind: 'applied', needsPull: false };
    expect(evaluated(shown('a'), stored)).toEqual(applied);
    expect(evaluated(shown('a'), stored, pull(stored.digest))).toEqual(applied);
  });

  test('requests a pull when an equal item has other units', () => {
    const other = { ...shown('a'), units: 'other units' };
    expect(evaluated(other, storedOf('a'))).toEqual({ kind: 'applied', needsPull: true });
  });

  test('requests a pull when it changes and the new item has no units', () => {
    const open = storedOf('a', 'OPEN');
    expect(evaluated(bare('b'), open)).toEqual({ kind: 'applied', needsPull: true });
    expect(evaluated(bare('b'), storedOf('a', 'OPEN', null))).toMatchObject({ needsPull: false });
    expect(evaluated(bare('b'), open, pull(open.digest))).toMatchObject({ needsPull: false });
  });

  test('requests a pull when units of an earlier state arrive late', () => {
    const closed = storedOf('b', 'CLOSED', null);
    expect(evaluated(shown('a', 'OPEN'), closed)).toEqual({ kind: 'superseded', needsPull: true });
  });
});

test('the digest of an order is read as it was written', () => {
  const digest = { item: 'a+/=', content: 'b+/=', units: 'c+/=' };
  expect(digestFrom(digestText(digest))).toEqual(digest);
  expect(digestFrom(digestText({ ...digest, units: null }))).toEqual({ ...digest, units: null });
  expect(digestFrom(null)).toBeNull();
});
