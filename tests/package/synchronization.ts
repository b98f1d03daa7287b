import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type AdminApi, logIn, registerAdmin, valueAt } from '../demo/admin-api';
import { type Checks, eventually, expect } from '../demo/checks';
import { checkLogWithoutPersons } from '../demo/personal-log';
import { freePort } from '../demo/ports';
import { startSending } from '../demo/start-sending';
import { startStrapiProcess, type StrapiProcess } from '../demo/strapi-process';
import { checkCommands } from './commands';
import { startShippedSimulator, type ShippedSimulator } from './simulator';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';
const ORDERS = '/content-manager/collection-types/plugin::s360.order';
/** That of the webhooks of the simulator. */
const KEY = 'simulator-webhook-key';

/** What the first hour with the shipped simulator brings, by the words of its page. */
export async function checkSynchronization(app: string, checks: Checks): Promise<void> {
  const port = await freePort();
  const s360 = await checks.require('the simulator starts from the installed package', () =>
    startShippedSimulator(app, 'theatre', port),
  );
  let strapi: StrapiProcess | undefined;
  try {
    enterInstitution(app, s360.printedInstitution);
    strapi = await checks.require('the app starts in production mode', () =>
      startStrapiProcess({ app, port, s360Url: s360.url, folder: `${app}/data` }),
    );
    const admin = await checks.require('the first user of the app can log in', async () => {
      await registerAdmin(`http://127.0.0.1:${port}`);
      return logIn(`http://127.0.0.1:${port}`);
    });
    await checks.check('the app serves the admin panel', () => checkPanelServed(port));
    await checks.require('a person starts sending', () => startSending(admin));
    await checks.check('the printed commands send everything that S-360 has', () =>
      receiveEverything(s360, admin),
    );
    const documentId = await checks.require('a delivery from S-360 becomes a contact', () =>
      receiveContact(s360, admin),
    );
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
    await checks.check('nothing of a person was logged', () =>
      checkLogWithoutPersons(`${app}/data`),
    );
    await checkCommands({ app, s360, folder: `${app}/data` }, checks);
  } finally {
    await strapi?.stop();
    await checks.check('the simulator stops on request', () => s360.stop());
  }
}

/** Pastes what the simulator printed where its page says. */
function enterInstitution(app: string, institution: string): void {
  const file = path.join(app, 'config/plugins.js');
  const config = readFileSync(file, 'utf8');
  expect(config.includes('institutions: []'), 'the app has institutions already');
  writeFileSync(file, config.replace('institutions: []', `institutions: [\n${institution}\n]`));
}

async function receiveEverything(s360: ShippedSimulator, admin: AdminApi): Promise<void> {
  await s360.sendEverything();
  const inCrm = async (list: string) => valueAt(await admin.get(list), 'pagination', 'total');
  for (const [stream, list] of [
    ['contacts', CONTACTS],
    ['orders', ORDERS],
  ] as const) {
    const inS360: unknown = await s360.answered(stream);
    expect(Array.isArray(inS360) && inS360.length >= 500, `S-360 has few ${stream}`);
    const all = Array.isArray(inS360) ? inS360.length : 0;
    await eventually(`the CRM has all ${all} ${stream}`, async () => {
      return (await inCrm(list)) === all || undefined;
    });
  }
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
    refused('opera', KEY, '[]', 404),
  );
  await checks.check('a delivery that is not JSON is refused with 400', () =>
    refused('theatre', KEY, 'no JSON', 400),
  );
}

async function checkPanelServed(port: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/admin`);
  const page = await response.text();
  expect(response.ok && page.includes('<div id="strapi"'), `${response.status}: ${page}`);
}

async function receiveContact(s360: ShippedSimulator, admin: AdminApi): Promise<string> {
  await s360.control('contacts', {
    contactNumber: '4711',
    type: 'INDIVIDUAL',
    individualContact: {
      individualFirstname: 'Zoë',
      individualLastname: 'Tester',
      email: 'zoe.tester@example.com',
    },
  });
  const report = await s360.control('cycle', {});
  const answered = JSON.stringify(valueAt(report, 'payloads'));
  expect(answered.includes('"status":200'), `the delivery was answered ${answered}`);
  return eventually('the contact is in the CRM', async () => {
    const list = valueAt(await admin.get(`${CONTACTS}?_q=zoe.tester`), 'results', '0');
    const documentId = valueAt(list, 'documentId');
    return typeof documentId === 'string' ? documentId : undefined;
  });
}

async function sendContact(
  documentId: string,
  s360: ShippedSimulator,
  admin: AdminApi,
): Promise<void> {
  await admin.put(`${CONTACTS}/${documentId}`, { town: 'Lausanne' });
  await eventually('S-360 has the new town', async () => {
    const contacts = JSON.stringify(await s360.answered('contacts'));
    return contacts.includes('"town":"Lausanne"') || undefined;
  });
}
