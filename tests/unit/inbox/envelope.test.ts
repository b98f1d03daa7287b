import fc from 'fast-check';
import { inEnglish, reason } from '../../../server/src/contracts/reasons';
import { MAX_ITEMS, readEnvelope, refuseUnparsed } from '../../../server/src/inbox/envelope';

describe('the body of a delivery', () => {
  it.each([
    ['a list', '[{"a":1},2,null]', [{ a: 1 }, 2, null]],
    ['an empty list', '[]', []],
    ['one object', '{"contactNumber":"1"}', [{ contactNumber: '1' }]],
    ['a bucket', '{"bucket":[{"a":1}]}', [{ a: 1 }]],
    ['a list after a byte order mark', '\uFEFF[{"a":1}]', [{ a: 1 }]],
    ['an object whose bucket is not a list', '{"bucket":1}', [{ bucket: 1 }]],
  ])('may be %s', (_what, body, items) => {
    expect(readEnvelope(body)).toEqual({ kind: 'items', items });
  });

  it.each(['', '{', 'null', '7', '"x"', 'true', '[1'])('is refused when it is %j', (body) => {
    expect(readEnvelope(body).kind).toBe('refused');
  });

  it.each([
    ['a list', (items: number[]) => items],
    ['a bucket', (items: number[]) => ({ bucket: items })],
  ])('is refused when %s contains more items than the maximum', (_what, wrap) => {
    const body = (count: number) => JSON.stringify(wrap(Array.from({ length: count }, () => 1)));
    expect(readEnvelope(body(MAX_ITEMS)).kind).toBe('items');
    expect(readEnvelope(body(MAX_ITEMS + 1))).toEqual({
      kind: 'refused',
      reason: reason('bodyTooLong', { items: MAX_ITEMS }),
    });
  });

  it('is parsed without an exception, whatever it contains', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (body) => {
        const envelope = readEnvelope(body);
        if (envelope.kind === 'refused') expect(inEnglish(envelope.reason)).not.toBe('');
        else expect(Array.isArray(envelope.items)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  const OVER = 300_000;
  it.each([
    ['nested brackets', '['.repeat(OVER), 'bodyTooDeep'],
    ['nested objects', '{"a":'.repeat(OVER), 'bodyTooDeep'],
    ['tiny items in large numbers', `[${'[],'.repeat(OVER)}[]]`, 'bodyTooLong'],
    ['one contact with too many properties', `[{${'"a":1,'.repeat(OVER)}"b":1}]`, 'itemTooLarge'],
    ['one contact with too long a list', `[{"a":[${'1,'.repeat(OVER)}1]}]`, 'itemTooLarge'],
    [
      'a bucket of tiny items in large numbers',
      `{"bucket":[${'[],'.repeat(OVER)}[]]}`,
      'bodyTooLong',
    ],
  ])('is refused before parsing when it consists of %s', (_what, body, code) => {
    expect(refuseUnparsed(body)).toEqual({
      kind: 'refused',
      reason: expect.objectContaining({ code }),
    });
  });

  it('may be an order with a hundred thousand values and texts full of brackets', () => {
    const operations = Array.from({ length: 20_000 }, (_one, at) => ({ at, a: 1, b: 2, c: 3 }));
    const order = { orderId: '1', note: '[[[['.repeat(20_000) + '\\"', operations };
    for (const body of [order, [order], { bucket: [order] }]) {
      expect(refuseUnparsed(JSON.stringify(body))).toBeNull();
      expect(readEnvelope(JSON.stringify(body))).toEqual({ kind: 'items', items: [order] });
    }
  });
});
