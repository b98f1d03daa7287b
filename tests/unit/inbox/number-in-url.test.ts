import { withNumberInUrl } from '../../../server/src/inbox/number-in-url';

const NOWHERE = { number: undefined, query: {} };
const IN_PATH = { number: '5', query: {} };

describe('a number that the URL of a webhook names', () => {
  it.each([
    ['the last part of the path', IN_PATH],
    ['the query', { number: undefined, query: { contactNumber: '5' } }],
    ['the path before the query', { number: '5', query: { contactNumber: '6' } }],
  ])('is taken from %s', (_where, url) => {
    expect(withNumberInUrl('', 'contacts', url)).toBe('{"contactNumber":"5"}');
  });

  it('is that of an order on the URL of orders', () => {
    expect(withNumberInUrl('', 'orders', IN_PATH)).toBe('{"orderId":"5"}');
  });

  it.each(['', ' \n', '{}', '{"event":"changed","at":1,"by":null}'])(
    'is all that a call with the body %j says',
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
  ])('leaves %j as it came', (body) => {
    expect(withNumberInUrl(body, 'contacts', IN_PATH)).toBe(body);
  });

  it('is none where nothing names one', () => {
    expect(withNumberInUrl('', 'contacts', NOWHERE)).toBe('');
    expect(withNumberInUrl('{}', 'contacts', { number: '', query: {} })).toBe('{}');
  });
});
