import { isLocalAddress } from '../../../../admin/src/shared/api/localAddress';

describe('an address for S-360', () => {
  it.each([
    'http://127.0.0.1:1337',
    'http://localhost:1337/strapi',
    'http://crm.localhost',
    'http://0.0.0.0:1337',
    'http://[::1]:1337',
  ])('is of no use outside its machine: %s', (address) => {
    expect(isLocalAddress(address)).toBe(true);
  });

  it.each([
    'https://crm.example.com',
    'https://localhost.example.com',
    'https://example.com/localhost',
    'http://192.0.2.7:1337',
    '',
  ])('may be of use: %s', (address) => {
    expect(isLocalAddress(address)).toBe(false);
  });
});
