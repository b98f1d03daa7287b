import { type AdminApi, logIn, registerAdmin, valueAt } from '../demo/admin-api';
import { type Checks, eventually, expect } from '../demo/checks';
import { freePort } from '../demo/ports';
import { startSending } from '../demo/start-sending';
import { startStrapiProcess, type StrapiProcess } from '../demo/strapi-process';
import { startSimulator, type Simulator } from '../simulator';
import { checkCommands } from './commands';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';

/** Runs the app and exchanges one contact in both directions. */
export async function checkSynchronization(app: string, checks: Checks): Promise<void> {
  const port = await freePort();
  const s360 = await startS360(port);
  let strapi: StrapiProcess | undefined;
  try {
    strapi = await checks.require('the app starts in production mode', () =>
      startStrapiProcess({ app, port, s360Url: s360.url, folder: `${app}/data` }),
    );
    const admin = await checks.require('the first user of the app can log in', async () => {
      await registerAdmin(`http://127.0.0.1:${port}`);
      return logIn(`http://127.0.0.1:${port}`);
    });
    await checks.check('the app serves the admin panel', () => checkPanelServed(port));
    const documentId = await checks.require('a delivery from S-360 becomes a contact', () =>
      receiveContact(s360, admin),
    );
    await checks.require('a person starts sending', () => startSending(admin));
    await checks.check('a contact saved in Strapi reaches S-360', () =>
      sendContact(documentId, s360, admin),
    );
    await checkRefusals(`http://127.0.0.1:${port}`, checks);
    await checks.check('an invalid request of the admin panel is refused with 400', async () => {
      const decide = `/s360/contacts/${documentId}/sync/theatre/in-doubt`;
      const status = await admin.statusOfPost(decide, { decision: 'neither' });
      expect(status === 400, `it was answered ${status}`);
    });
    const running = strapi;
    await checks.check('the app stops on request', async () => {
      await running.stop();
      expect((await running.ended) === 'exit 0', `it ended by ${await running.ended}`);
    });
    await checkCommands({ app, s360, folder: `${app}/data` }, checks);
  } finally {
    await strapi?.stop();
    await s360.stop();
  }
}

function startS360(strapiPort: number): Promise<Simulator> {
  const url = `http://127.0.0.1:${strapiPort}/api/s360/contacts/theatre`;
  const auth = { kind: 'apiKey', header: 'X-S360-Key', key: 'theatre-key' } as const;
  return startSimulator({
    institutions: [{ code: 'theatre', webhooks: { contacts: { url, auth } } }],
  });
}

/** S-360 must get the right status even if the plugin has its own copy of Strapi’s errors. */
async function checkRefusals(strapiUrl: string, checks: Checks): Promise<void> {
  const refused = async (institution: string, key: string, body: string, expected: number) => {
    const response = await fetch(`${strapiUrl}/api/s360/contacts/${institution}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'X-S360-Key': key },
      body,
    });
    expect(response.status === expected, `it was answered ${response.status}`);
  };
  await checks.check('a delivery with a wrong key is refused with 401', () =>
    refused('theatre', 'wrong', '[]', 401),
  );
  await checks.check('a delivery to an unknown institution is refused with 404', () =>
    refused('opera', 'theatre-key', '[]', 404),
  );
  await checks.check('a delivery that is not JSON is refused with 400', () =>
    refused('theatre', 'theatre-key', 'no JSON', 400),
  );
}

async function checkPanelServed(port: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/admin`);
  const page = await response.text();
  expect(response.ok && page.includes('<div id="strapi"'), `${response.status}: ${page}`);
}

async function receiveContact(s360: Simulator, admin: AdminApi): Promise<string> {
  await control(s360, 'contacts', {
    contactNumber: '4711',
    type: 'INDIVIDUAL',
    individualContact: {
      individualFirstname: 'Zoë',
      individualLastname: 'Tester',
      email: 'zoe.tester@example.com',
    },
  });
  const report = await control(s360, 'cycle', {});
  const answered = JSON.stringify(valueAt(report, 'payloads'));
  expect(answered.includes('"status":200'), `the delivery was answered ${answered}`);
  return eventually('the contact is in the CRM', async () => {
    const list = valueAt(await admin.get(`${CONTACTS}?_q=zoe.tester`), 'results', '0');
    const documentId = valueAt(list, 'documentId');
    return typeof documentId === 'string' ? documentId : undefined;
  });
}

async function sendContact(documentId: string, s360: Simulator, admin: AdminApi): Promise<void> {
  await admin.put(`${CONTACTS}/${documentId}`, { town: 'Lausanne' });
  await eventually('S-360 has the new town', () => {
    const contact = s360.institution('theatre')?.contacts.get('4711');
    return contact?.addresses.some(({ town }) => town === 'Lausanne') || undefined;
  });
}

async function control(s360: Simulator, call: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${s360.url}/__control__/theatre/${call}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  expect(response.ok, JSON.stringify(answer));
  return answer;
}
