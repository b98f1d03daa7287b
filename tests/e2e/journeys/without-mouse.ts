import type { Locator, Page } from 'playwright-core';
import { valueAt } from '../../demo/admin-api';
import { eventually, expect } from '../../demo/checks';
import { enter, isFocused, tabTo } from '../keyboard';
import type { ComposerScene } from './composer';
import { changeOnBothSides } from './conflicts';
import type { KnownContact } from './contacts';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';
const CONTACT = 'Tastatur';
const TWINS = ['Zwilling Eins', 'Zwilling Zwei', 'Zwilling Drei'] as const;
const ROWS = 12;

/** Daily jobs from the start page on: Tab leads to each step, and keys take it. */
export async function workWithoutMouse(scene: ComposerScene): Promise<void> {
  const contact = await findByNumber(scene);
  if (contact !== undefined) await decideConflict(scene, contact);
  const numbers = await itemsThatFitTwice(scene);
  await importAndDismiss(scene, numbers);
  await answerWhoItIs(scene, numbers[2]);
  await approveBulkJob(scene);
  await sortBookings(scene);
}

async function findByNumber(scene: ComposerScene): Promise<KnownContact | undefined> {
  const { checks, page, pages, venue } = scene;
  const contactNumber = await receive(scene, CONTACT);
  const documentId = await eventually('the contact is in the CRM', () => documentIdOf(scene));
  return checks.check('a contact is found by its number without a mouse', async () => {
    await pages.openScreen('institutions');
    await enter(pages.link(/^S-360 records/).first());
    await enter(pages.link(/^All$/));
    await tabTo(page.getByRole('search').locator('input').first());
    await page.keyboard.type(contactNumber);
    await page.keyboard.press('Enter');
    await pages.row(contactNumber).waitFor();
    await enter(pages.link(CONTACT));
    await pages.heading(CONTACT).waitFor();
    await pages.panelOf(venue.name).getByText(contactNumber).first().waitFor();
    return { contactNumber, documentId };
  });
}

async function decideConflict(scene: ComposerScene, contact: KnownContact): Promise<void> {
  const { checks, page, pages, venue } = scene;
  await changeOnBothSides(scene, contact, { crm: 'Chur', s360: 'Bern' });
  await checks.check('a conflict is decided without a mouse', async () => {
    await pages.openScreen('institutions');
    await enter(pages.link(/^Conflicts/).first());
    await confirm(scene, pages.button(`Keep the CRM’s, ${CONTACT}, Town`));
    await pages.button(`Keep the CRM’s, ${CONTACT}, Town`).waitFor({ state: 'hidden' });
    await untilFocused(titleOfList(page));
    await venue.untilHas(contact.contactNumber, ['addresses', '0', 'town'], 'Chur');
  });
}

/** One item is cured and tried again, another one is given up. */
async function importAndDismiss(
  scene: ComposerScene,
  [cured, givenUp]: readonly string[],
): Promise<void> {
  const { checks, page, pages } = scene;
  const count = titleOfList(page);
  const item = (number = '') => pages.card(new RegExp(`contact number ${number}$`));
  await checks.check('an item not imported is tried again without a mouse', async () => {
    await pages.openScreen('institutions');
    await enter(pages.link(/^Items not imported/).first());
    await enter(item(cured).getByRole('button', { name: 'Try again' }));
    await item(cured).waitFor({ state: 'hidden' });
    await untilFocused(count);
  });
  await checks.check('an item not imported is dismissed without a mouse', async () => {
    await confirm(scene, item(givenUp).getByRole('button', { name: 'Dismiss…' }));
    await item(givenUp).waitFor({ state: 'hidden' });
    await untilFocused(count);
  });
}

async function answerWhoItIs(scene: ComposerScene, number: string): Promise<void> {
  const { checks, page, pages, venue } = scene;
  const card = pages.card(`Who is number ${number} of ${venue.name}?`);
  await checks.check('who is who is answered without a mouse', async () => {
    await pages.openScreen('institutions');
    await enter(pages.link(/^Who is who/).first());
    await confirm(scene, card.getByRole('button', { name: 'It is this one' }).first());
    await card.waitFor({ state: 'hidden' });
    await eventually('the keyboard is on the page', async () =>
      (await page.getByRole('main').locator(':focus').count()) > 0 ? true : undefined,
    );
  });
}

async function approveBulkJob(scene: ComposerScene): Promise<void> {
  const { checks, page, pages, venue } = scene;
  const lines = Array.from({ length: ROWS }, (_none, index) => `Tab ${index};Genehmigt ${index}`);
  await checks.check('a bulk job is approved without a mouse', async () => {
    await pages.openScreen('bulk-jobs');
    await pages.bringIn(['First name;Last name', ...lines].join('\n'));
    await pages.link(/Sending it to S-360/).waitFor();
    await pages.openScreen('institutions');
    await enter(pages.card(/bulk job to approve$/).getByRole('link', { name: /^Open/ }));
    await confirm(scene, pages.button('Approve'));
    await pages.text(/^Approved: Ada Admin/).waitFor();
    await eventually('the keyboard is on the page', async () =>
      (await page.getByRole('main').locator(':focus').count()) > 0 ? true : undefined,
    );
    await eventually('S-360 has them', async () =>
      (await venue.contactsNamed('Genehmigt')).length === ROWS ? true : undefined,
    );
  });
}

/** Strapi's table leads no key to the headings that sort. */
async function sortBookings({ admin, checks, page, pages }: ComposerScene): Promise<void> {
  await checks.check('bookings are sorted without a mouse', async () => {
    const found = await admin.get('/s360/bookings?sort=total:desc&pageSize=10');
    const first = String(valueAt(found, 'data', '0', 'reference'));
    await pages.openBookings();
    const order = pages.combobox('Sort by');
    await enter(order);
    const highest = page.getByRole('option', { name: /^Highest/ });
    await highest.waitFor();
    // Strapi's list focuses what each key finds a moment later, and fails if it is closed by then.
    await page.keyboard.press('h');
    await untilFocused(highest);
    await page.keyboard.press('Enter');
    await eventually('the most expensive comes first', async () =>
      (await page.getByRole('row').nth(1).innerText()).includes(first) ? true : undefined,
    );
    expect(new URL(pages.address()).searchParams.get('sort') === 'total:DESC', pages.address());
    await untilFocused(order);
  });
}

async function confirm({ pages }: ComposerScene, button: Locator): Promise<void> {
  await enter(button);
  await enter(pages.question().getByRole('button').last());
  await pages.question().waitFor({ state: 'hidden' });
}

/** Takes the focus when the focused part is gone. */
const titleOfList = (page: Page): Locator => page.getByRole('main').locator('h2[tabindex="-1"]');

const untilFocused = (target: Locator): Promise<boolean> =>
  eventually(`the keyboard is on ${String(target)}`, async () =>
    (await isFocused(target)) ? true : undefined,
  );

/** Each fits two contacts; of the first pair, one then goes. Returns the numbers in S-360. */
async function itemsThatFitTwice(scene: ComposerScene): Promise<[string, string, string]> {
  const { admin, venue } = scene;
  // They would be created in S-360 otherwise.
  await admin.put(`/s360/institutions/${venue.code}/pauses`, { sending: true });
  const before = await totalOf(scene);
  const ids: string[] = [];
  for (const lastName of [...TWINS, ...TWINS]) {
    const contact = { type: 'individual', lastName, email: emailOf(lastName) };
    ids.push(String(valueAt(await admin.post(CONTACTS, contact), 'data', 'documentId')));
  }
  const [first, second, third] = TWINS;
  const numbers: [string, string, string] = [
    await receive(scene, first),
    await receive(scene, second),
    await receive(scene, third),
  ];
  await eventually('none of them is imported', async () =>
    (await totalOf(scene)) === before + TWINS.length ? true : undefined,
  );
  await admin.post(`${CONTACTS}/actions/bulkDelete`, { documentIds: ids.slice(0, 1) });
  await admin.put(`/s360/institutions/${venue.code}/pauses`, { sending: false });
  return numbers;
}

async function totalOf({ admin, venue }: ComposerScene): Promise<number> {
  const path = `/s360/quarantined-items?institution=${venue.code}&reason=severalMatch`;
  return Number(valueAt(await admin.get(path), 'meta', 'pagination', 'total'));
}

const emailOf = (lastName: string): string =>
  `${lastName.toLowerCase().replaceAll(' ', '.')}@example.com`;

/** A person arrives from S-360; returns the number. */
async function receive({ venue }: ComposerScene, lastName: string): Promise<string> {
  const individualContact = { individualLastname: lastName, email: emailOf(lastName) };
  const number = await venue.saveContact({ type: 'INDIVIDUAL', individualContact });
  await venue.sendWebhooks();
  return number;
}

async function documentIdOf({ admin }: ComposerScene): Promise<string | undefined> {
  const found = await admin.get(`${CONTACTS}?filters[lastName][$eq]=${CONTACT}`);
  const documentId = valueAt(found, 'results', '0', 'documentId');
  return typeof documentId === 'string' ? documentId : undefined;
}
