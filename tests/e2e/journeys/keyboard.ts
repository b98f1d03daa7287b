import { valueAt } from '../../demo/admin-api';
import { eventually, expect } from '../../demo/checks';
import { bookingDesk, type BookingDesk } from './booking-desk';
import type { ComposerScene } from './composer';
import { COMPOSER, composerPage } from './composer-page';
import type { KnownContact } from './contacts';
import { isFocused } from '../keyboard';

/** For a person without a mouse or a screen: the focus after a step, and the announcements. */
export async function keepKeyboard(scene: ComposerScene, contact: KnownContact): Promise<void> {
  const { admin, checks, venue } = scene;
  const desk = await checks.check(
    'an institution has seats that can be sold with the keyboard',
    () => bookingDesk(admin, venue.code, contact),
  );
  if (desk === undefined) return;
  await stepByStep(scene, desk);
  await hearRefusal(scene, desk);
  await searchBookings(scene);
  await moveThroughContacts(scene);
  await searchAmongItems(scene);
  await settleConflict(scene, desk);
}

/** The button of a step disappears after the step. */
async function stepByStep(scene: ComposerScene, desk: BookingDesk): Promise<void> {
  const { checks, pages } = scene;
  await checks.check(
    'the focus moves to the booking state after the submission, and the state is announced',
    async () => {
      await pages.openBooking((await desk.drafts('sale', 1)).documentId);
      await pages.button('Submit to S-360').press('Enter');
      await pages.bookingIs('Open in S-360');
      await untilOn(scene, 'Open in S-360');
      await untilTold(scene, 'Open in S-360');
    },
  );
  await checks.check('the focus moves to the booking state after the closing', async () => {
    await pages.button('Close the order…').press('Enter');
    await pages.chooseUnpaid();
    await pages
      .dialog()
      .getByRole('button', { name: /^Close for/ })
      .press('Enter');
    await pages.bookingIs('Closed');
    await untilOn(scene, 'Closed');
    await untilTold(scene, 'Closed');
  });
  await checks.check('the focus moves to the booking state after the abandonment', async () => {
    await pages.openBooking((await desk.drafts('sale', 1)).documentId);
    await pages.button('Submit to S-360').press('Enter');
    await pages.button('Give up…').press('Enter');
    await pages.question().getByRole('button', { name: 'Give up' }).press('Enter');
    await pages.bookingIs('Given up');
    await untilOn(scene, 'Given up');
  });
}

async function hearRefusal(scene: ComposerScene, desk: BookingDesk): Promise<void> {
  const { checks, pages, venue } = scene;
  await checks.check('the reason for a refusal is announced to screen readers', async () => {
    await venue.leave(1, desk.place);
    await pages.openBooking((await desk.drafts('sale', 2)).documentId);
    await pages.button('Submit to S-360').press('Enter');
    await untilTold(scene, 'No places are left for what was asked for.');
  });
  await venue.leave(20, desk.place);
}

async function searchBookings(scene: ComposerScene): Promise<void> {
  const { checks, page, pages } = scene;
  await checks.check('a search in the list keeps the focus and announces its results', async () => {
    await pages.openBookings();
    const field = page.getByRole('search').locator('input');
    await field.fill('nobody has this');
    await field.press('Enter');
    await untilTold(scene, 'No booking');
    expect(await isFocused(field), 'the keyboard has left the field');
  });
}

/** More contacts than fit into the list. */
async function moveThroughContacts(scene: ComposerScene): Promise<void> {
  const { checks, page, strapiUrl } = scene;
  const composer = composerPage(page, strapiUrl);
  const contacts = Array.from({ length: 20 }, (_, index) => aContact(index));
  await page.route(CONTACT_CALLS, (route) => route.fulfill({ json: { data: contacts } }));
  await checks.check('the selected contact is scrolled into view', async () => {
    await composer.open();
    await composer.tabTo(composer.contact);
    await composer.type('muster');
    const list = page.getByRole('listbox', { name: 'Contacts found' });
    await list.getByText('Ada Muster 19').waitFor();
    await untilTold(scene, '20 contacts found');
    await composer.press('PageDown', 3);
    const option = list.getByRole('option', { selected: true });
    await eventually('the option is in sight', async () => {
      const [of, within] = [await option.boundingBox(), await list.boundingBox()];
      if (of === null || within === null) return undefined;
      return (of.y >= within.y && of.y + of.height <= within.y + within.height) || undefined;
    });
    expect((await option.innerText()).startsWith('Ada Muster 15'), 'another one is chosen');
  });
  await page.unrouteAll({ behavior: 'wait' });
}

const CONTACT_CALLS = /\/s360\/bookings\/contacts\?/;

const aContact = (index: number) => ({
  documentId: `muster${index}`,
  type: 'individual',
  name: `Ada Muster ${index}`,
  email: null,
  phone: null,
  town: null,
  contactNumber: String(1_000 + index),
});

/** Products that are found only in another part of the catalog. */
async function searchAmongItems({ admin, checks, page, strapiUrl, venue }: ComposerScene) {
  const composer = composerPage(page, strapiUrl);
  await checks.check('the focus stays in the search among passes and goods', async () => {
    const catalog = await admin.get(`/s360/institutions/${venue.code}/catalog`);
    const code = codeOfItems(valueAt(catalog, 'data', 'products'));
    await composer.open();
    await composer.tabTo(composer.search);
    await composer.type(code);
    await page.getByRole('button', { name: /among passes and goods$/ }).press('Enter');
    await composer.options.first().waitFor();
    expect(await isFocused(composer.search), 'the keyboard is elsewhere');
  });
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

function codeOfItems(products: unknown): string {
  const product = listed(products).find(
    (one) =>
      listed(valueAt(one, 'items')).length > 0 && listed(valueAt(one, 'performances')).length === 0,
  );
  expect(product !== undefined, 'nothing in the catalog is without performances');
  return String(valueAt(product, 'code'));
}

/** Two people have changed a draft: the buttons to decide disappear after the decision. */
async function settleConflict(scene: ComposerScene, desk: BookingDesk): Promise<void> {
  const { admin, checks, page, strapiUrl, venue } = scene;
  await checks.check('the focus moves to the offer after the other draft was loaded', async () => {
    const { documentId } = await desk.drafts('sale', 2);
    await page.goto(`${strapiUrl}${COMPOSER.replace(/new$/, `${documentId}/compose`)}`);
    await page.locator('#s360-compose-line-0').waitFor();
    await admin.put(`/s360/bookings/${documentId}`, {
      ...{ institution: venue.code, kind: 'sale', contactDocumentId: null },
      lines: [{ ...desk.place, itemId: null, quantity: 3 }],
      ...{ notes: null, shipmentModeId: null, payment: { kind: 'unpaid' } },
      revision: valueAt(await desk.booking(documentId), 'revision'),
    });
    await page.locator('#s360-compose-line-0').fill('1');
    await page.getByRole('button', { name: 'Load theirs' }).press('Enter');
    await page.getByText('Total, 3 pieces').first().waitFor();
    const offer = page.locator('#s360-compose-offer');
    expect(await isFocused(offer), 'the keyboard is elsewhere');
  });
}

async function untilOn({ page }: ComposerScene, text: string): Promise<void> {
  await eventually(`the keyboard is on “${text}”`, async () => {
    const focused = page.getByRole('main').locator(':focus');
    return (await focused.count()) > 0 && (await focused.innerText()) === text ? true : undefined;
  });
}

const untilTold = ({ page }: ComposerScene, text: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor();
