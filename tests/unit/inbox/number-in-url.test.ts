import { withNumberInUrl } from '../../../server/src/inbox/number-in-url';

const NOWHERE = { number: undefined, query: {} };
const IN_PATH = { number: '5', query: {} };

describe('a number in the URL of a webhook', () => {
  it.each([
    ['the last part of the path', IN_PATH],
    ['the query', { number: undefined, query: { contactNumber: '5' } }],
    ['the path before the query', { number: '5', query: { contactNumber: '6' } }],
  ])('is read from %s', (_where, url) => {
    expect(withNumberInUrl('', 'contacts', url)).toBe('{"contactNumber":"5"}');
  });

  it('is an order id on the webhook for orders', () => {
    expect(withNumberInUrl('', 'orders', IN_PATH)).toBe('{"orderId":"5"}');
  });

  it.each(['', ' \n', '{}', '{"event":"changed","at":1,"by":null}'])(
    'becomes the item of a call with the body %j',
    (body) => {
      expect(withNumberInUrl(body, 'contacts', IN_PATH)).toBe('{"contactNumber":"5"}');
    },
  );

  it.each([
    '{"contactNumber":"7"}',
    '[{"contactNumber":"7"}]',
    '{"individualContact":{}}',
    '[]',
    '{broken',
    'null',
  ])('leaves the body %j unchanged', (body) => {
    expect(withNumberInUrl(body, 'contacts', IN_PATH)).toBe(body);
  });

  it('leaves a body unchanged that is longer than what the V1 form adds, and does not parse it', () => {
    const body = JSON.stringify({ event: 'x'.repeat(20_000) });
    expect(withNumberInUrl(body, 'contacts', IN_PATH)).toBe(body);
  });

  it('is ignored when it is missing', () => {
    expect(withNumberInUrl('', 'contacts', NOWHERE)).toBe('');
    expect(withNumberInUrl('{}', 'contacts', { number: '', query: {} })).toBe('{}');
  });
});
