import { acceptedSecret } from '../../../server/src/institutions/webhook-credentials';
import type { WebhookAuthentication } from '../../../server/src/institutions/institution';

const basic = (text: string, scheme = 'Basic') => ({
  authorization: `${scheme} ${Buffer.from(text).toString('base64')}`,
});

function isAdmitted(
  authentication: WebhookAuthentication,
  headers: Record<string, string>,
): boolean {
  return acceptedSecret(authentication, (name) => headers[name.toLowerCase()]) !== null;
}

describe('the authentication of a webhook call', () => {
  it('succeeds without credentials when none are configured', () => {
    expect(isAdmitted({ kind: 'none' }, {})).toBe(true);
  });

  it.each([
    ['with the key', { 'x-s360-key': 'old' }, true],
    ['with the other live key', { 'x-s360-key': 'new' }, true],
    ['with another key', { 'x-s360-key': 'older' }, false],
    ['with the first part of the key', { 'x-s360-key': 'ol' }, false],
    ['with the key in another case', { 'x-s360-key': 'OLD' }, false],
    ['with an empty key', { 'x-s360-key': '' }, false],
    ['without a key', {}, false],
    ['with the key under another header', { authorization: 'old' }, false],
  ])('by API key gives the right answer %s', (_what, headers, admitted) => {
    const authentication = { kind: 'apiKey', header: 'X-S360-Key', keys: ['old', 'new'] } as const;
    expect(isAdmitted(authentication, headers as Record<string, string>)).toBe(admitted);
  });

  it.each([
    ['old', 0],
    ['new', 1],
  ])('says which of two live keys was used: %s', (key, position) => {
    const authentication = { kind: 'apiKey', header: 'X-S360-Key', keys: ['old', 'new'] } as const;
    expect(acceptedSecret(authentication, () => key)).toBe(position);
  });

  it.each([
    ['with the password', basic('s360:secret'), true],
    ['with the other live password', basic('s360:next:one'), true],
    ['with the scheme in lower case', basic('s360:secret', 'basic'), true],
    ['with another password', basic('s360:wrong'), false],
    ['with another user', basic('admin:secret'), false],
    ['without a password', basic('s360'), false],
    ['with another scheme', basic('s360:secret', 'Bearer'), false],
    ['with the scheme only', { authorization: 'Basic' }, false],
    ['without a header', {}, false],
  ])('by user and password gives the right answer %s', (_what, headers, admitted) => {
    const passwords = ['secret', 'next:one'];
    const authentication = { kind: 'basic', username: 's360', passwords } as const;
    expect(isAdmitted(authentication, headers as Record<string, string>)).toBe(admitted);
  });
});
