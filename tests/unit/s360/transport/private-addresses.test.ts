import { lookup } from 'node:dns';
import {
  isPrivateAddress,
  namesPrivateHost,
} from '../../../../server/src/s360/transport/private-addresses';
import { canConnect, createS360Client } from '../../../../server/src/s360';
import { createPermits, failureOf, getContact, settingsFor, withClient } from '../client-setup';
import { answerJson, CONTACT_333, startServer } from '../s360-server';

jest.mock('node:dns', () => ({ ...jest.requireActual<object>('node:dns'), lookup: jest.fn() }));

/** What the name server answers from now on. */
function nameLeadsTo(...addresses: string[]): void {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  type Answer = (error: null, found: object[]) => void;
  const answers = (_name: string, _options: object, answer: Answer) =>
    void setImmediate(answer, null, found);
  jest.mocked(lookup).mockImplementation(answers as never);
}

describe('a private address', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::169.254.169.254',
  ])('is %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(['8.8.8.8', '172.32.0.1', '193.168.1.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    'is not %s',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );

  it.each([
    ['http://localhost:4360/myvenue', true],
    ['http://metadata.google.internal/computeMetadata', true],
    ['http://2130706433/', true],
    ['http://0x7f.1/', true],
    ['http://[::ffff:127.0.0.1]/', true],
    ['https://myvenue.ws.secutix.com', false],
  ])('is named by %s: %s', (url, expected) => {
    expect(namesPrivateHost(url)).toBe(expected);
  });
});

describe('a client that keeps to public addresses', () => {
  const refusal = { kind: 'network', code: 'PRIVATE_ADDRESS', sent: 'no' };

  it.each([[['127.0.0.1']], [['8.8.8.8', '127.0.0.1']], [['::ffff:127.0.0.1']]])(
    'does not connect when the name leads to %s',
    async (addresses) => {
      const server = await startServer(answerJson(CONTACT_333));
      const baseUrl = server.origin.replace('127.0.0.1', 's360.example');
      const settings = { ...settingsFor(baseUrl), publicAddressesOnly: true };
      nameLeadsTo(...addresses);
      const client = createS360Client(settings, { permits: createPermits() });
      expect(await failureOf(getContact(client))).toMatchObject(refusal);
      expect(await canConnect(settings)).toBe(false);
      expect(server.requests).toEqual([]);
      client.close();
      await server.close();
    },
  );

  it('connects to no address that is written as such', async () => {
    const server = await startServer(answerJson(CONTACT_333));
    const settings = { ...settingsFor(server.origin), publicAddressesOnly: true };
    const client = createS360Client(settings, { permits: createPermits() });
    expect(await failureOf(getContact(client))).toMatchObject(refusal);
    expect(await canConnect(settings)).toBe(false);
    expect(server.requests).toEqual([]);
    client.close();
    await server.close();
  });

  it('connects anywhere without that setting, as in development', async () => {
    await withClient({ answering: answerJson(CONTACT_333) }, async ({ client, server }) => {
      await getContact(client);
      expect(server.requests).toHaveLength(1);
    });
  });
});
