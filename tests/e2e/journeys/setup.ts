import { eventually, expect } from '../../demo/checks';
import type { ComposerScene } from './composer';
import type { Venue } from '../venue';
import { type Way, wayFromStart } from '../way';

const CODE = 'theatre';
export const HEADER = 'X-S360-Key';
/** The rights to read what was copied and to copy. */
const CLIPBOARD = ['clipboard-read', 'clipboard-write'];
const READ_CLIPBOARD = 'navigator.clipboard.readText()';

export interface SetUpScene extends ComposerScene {
  /** An institution that S-360 has and the CRM does not. */
  theatre: Venue;
}

/**
 * A new institution from nothing to its first delivery. S-360’s team sets the webhooks up by the
 * copied text alone. Returns the key of the webhooks.
 */
export async function setUpInstitution(scene: SetUpScene): Promise<string> {
  const way = await wayFromStart(scene, 'set up an institution until its first delivery');
  const key = await create(scene, way);
  await handOver(scene, key, way);
  await checkByReading(scene, way);
  await leaveAndResume(scene);
  await seeFirstDeliveries(scene);
  await startSending(scene);
  return key;
}

const stepOf = ({ page }: SetUpScene, name: string) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({
      has: page.getByRole('heading', { level: 2, name: new RegExp(`^\\d\\. ${name}$`) }),
    });

async function stateIs(scene: SetUpScene, step: string, state: string): Promise<void> {
  await stepOf(scene, step).getByText(state, { exact: true }).waitFor();
}

async function create(scene: SetUpScene, way: Way): Promise<string> {
  const { checks, look, page, pages, theatre } = scene;
  const main = page.getByRole('main');
  const handover = main.getByRole('region', { name: 'Text for S-360’s team' });
  let key = '';
  await checks.check('a new institution is created from the start page', async () => {
    await way.click(pages.link('New institution'));
    await pages.button('Create institution').click();
    await main.getByText('Nothing is saved yet').waitFor();
    await pages.field('name').fill(theatre.name);
    await pages.field('code').fill(CODE);
    await pages.field('baseUrl').fill(theatre.baseUrl);
    await pages.field('operator').fill('THEATRE_CRM');
    await pages.field('partner').fill('strapi-plugin-s360');
    await pages.field('s360Secret').fill('demo-secret');
    key = await pages.field('webhookSecret').inputValue();
    expect(key.length >= 40, 'no key is proposed');
    await pages.field('contactsUpdatedSince').fill('2020-01-01');
    await look('institution-new');
    await way.click(pages.button('Create institution'));
    await handover.getByText(`/api/s360/contacts/${CODE}`).waitFor();
    await main.getByText(/^Roles can be limited to this institution after/).waitFor();
    await look('institution-created');
  });
  return key;
}

/** S-360’s team gets nothing but the text. */
async function handOver(scene: SetUpScene, key: string, way: Way): Promise<void> {
  const { checks, page, pages, theatre } = scene;
  await page.context().grantPermissions(CLIPBOARD);
  await checks.check('S-360’s team connects its webhooks with the copied text', async () => {
    await way.click(pages.button('Copy text'));
    const copied = await eventually('the text is copied', async () => {
      const text = await page.evaluate<string>(READ_CLIPBOARD);
      return text.includes(key) ? text : undefined;
    });
    const [contacts = '', orders = ''] = copied.match(/https?:\/\/\S+/g) ?? [];
    const auth = { kind: 'apiKey', header: HEADER, key: /key: (\S+)$/m.exec(copied)?.[1] };
    expect(auth.key === key, copied);
    await theatre.connectWebhooks({
      contacts: { url: contacts, auth },
      orders: { url: orders, auth },
    });
  });
  await checks.check('its key is not shown again', async () => {
    await page.reload();
    await pages.button('Copy text').waitFor();
    const shown = await page.getByRole('main').innerHTML();
    expect(!shown.includes(key), 'the key is shown');
  });
}

async function checkByReading(scene: SetUpScene, way: Way): Promise<void> {
  const { checks, look, page, pages } = scene;
  await checks.check('the set-up leads to the check of S-360 and knows its result', async () => {
    await way.click(pages.link('Go on with the set-up'));
    await stateIs(scene, 'Data of the institution', 'Done');
    await stateIs(scene, 'Check S-360', 'Open');
    await stateIs(scene, 'Depth of past data', 'Done');
    await look('setup-begun');
    // No delivery waits for the check.
    await pages.link(`Check S-360 at ${scene.theatre.name}`).click();
    await pages.button('Start the check').click();
    const report = page.getByRole('status').filter({ hasText: 'Everything that was tried' });
    await report.first().waitFor();
  });
}

/** Nothing is kept of the set-up itself, so that it goes on in any browser. */
async function leaveAndResume(scene: SetUpScene): Promise<void> {
  const { checks, pages, theatre } = scene;
  await checks.check('the set-up is left and resumed from the start page', async () => {
    await pages.openScreen('institutions');
    await pages
      .panelOf(theatre.name)
      .getByRole('link', { name: /^Set-up: \d steps open/ })
      .click();
    await stepOf(scene, 'Check S-360').getByText('Reading works.').waitFor();
    await stateIs(scene, 'Receive from S-360', 'Waiting');
  });
}

async function seeFirstDeliveries(scene: SetUpScene): Promise<void> {
  const { checks, look, pages, theatre } = scene;
  const step = stepOf(scene, 'Receive from S-360');
  await checks.check('the first deliveries show while the set-up is open', async () => {
    await step.getByText('Waiting for the first contacts').waitFor();
    await step.getByText('Waiting for the first orders').waitFor();
    await theatre.announceAll();
    await step.getByText(/^Contacts arrive/).waitFor();
    await step.getByText(/^Orders arrive/).waitFor();
    await stateIs(scene, 'Receive from S-360', 'Done');
    await look('setup-received');
  });
  await checks.check('the first delivery is opened from the set-up', async () => {
    await step.getByRole('link', { name: 'Show received contacts' }).click();
    await pages.row(theatre.name).first().waitFor();
  });
}

async function startSending(scene: SetUpScene): Promise<void> {
  const { checks, look, page, pages, theatre } = scene;
  await checks.check('a dry run says what sending costs, and sending is started', async () => {
    await page.goBack();
    await pages.button('Count what would be sent').click();
    const dryRun = stepOf(scene, 'Dry run');
    await dryRun.getByText('Nothing to send').waitFor();
    await dryRun.getByText(/Starting sends only those that wait already/).waitFor();
    await pages.pressAndConfirm(pages.button('Start without a check'));
    await stateIs(scene, 'Start sending', 'Done');
    await stateIs(scene, 'Check S-360', 'Done');
    await stateIs(scene, 'Report', 'Done');
    await look('setup-done');
  });
  await checks.check('the report of the set-up is copied', async () => {
    await pages.button('Copy the report').click();
    await eventually('the report is copied', async () => {
      const text = await page.evaluate<string>(READ_CLIPBOARD);
      return text.startsWith(`Set-up of ${theatre.name}`) && text.includes('7. Report: Done');
    });
  });
}
