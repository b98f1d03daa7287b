import { valueAt } from '../../demo/admin-api';
import { eventually, expect } from '../../demo/checks';
import type { BookingScene } from './bookings';
import { COMPOSER, composerPage, type ComposerPage } from './composer-page';

const BUYER = { name: 'Lena Composer', email: 'lena.composer@example.com' };

export interface ComposerScene extends BookingScene {
  /** Takes pictures of the current page. */
  look(name: string): Promise<void>;
}

/** One sale from the empty screen to its closing, with a refusal for lack of places on the way. */
export async function composeForNewContact(scene: ComposerScene): Promise<void> {
  const composer = composerPage(scene.page, scene.strapiUrl);
  const steps: [string, (scene: ComposerScene, composer: ComposerPage) => Promise<void>][] = [
    ['the composer keeps what was typed while the catalog was loading', typeBeforeCatalog],
    ['the empty composer is shown', openEmpty],
    ['a new contact is created within the composer', makeContact],
    ['a performance is chosen through the calendar', chooseByCalendar],
    ['an item without a performance is added to the booking', chooseItem],
    ['the draft is saved automatically and restored after a reload', reload],
    ['the composer explains a refusal for lack of places in plain words', meetNoPlaces],
    ['the booking is created with fewer places', submitFewer],
    ['the booking is closed once in S-360', close],
    ['the booking is duplicated in the language of the panel', duplicate],
  ];
  for (const [name, step] of steps) {
    const isDone = await scene.checks.check(name, async () => {
      await step(scene, composer);
      return true;
    });
    // Each step continues from the previous one.
    if (!isDone) return;
  }
}

/** The catalog is delayed until a name is being typed. */
async function typeBeforeCatalog(
  { page, strapiUrl }: ComposerScene,
  composer: ComposerPage,
): Promise<void> {
  let letCome = (): void => undefined;
  const isLetCome = new Promise<void>((resolve) => (letCome = resolve));
  const catalogs = '**/s360/institutions/*/catalog';
  await page.route(catalogs, async (route) => {
    await isLetCome;
    await route.continue();
  });
  await page.goto(strapiUrl + COMPOSER);
  await composer.contact.click();
  await composer.type(BUYER.name);
  expect((await composer.search.count()) === 0, 'the catalog was there before');
  letCome();
  await composer.search.waitFor();
  await page.unrouteAll({ behavior: 'wait' });
  const typed = await composer.contact.inputValue();
  expect(typed === BUYER.name, `of what was typed, "${typed}" is left`);
  expect(await composer.isAt(composer.contact), 'the keyboard is elsewhere');
}

async function openEmpty(
  { look, page, strapiUrl }: ComposerScene,
  composer: ComposerPage,
): Promise<void> {
  await page.goto(strapiUrl + COMPOSER);
  await composer.search.waitFor();
  await look('composer-empty');
}

async function makeContact({ pages, page }: ComposerScene, composer: ComposerPage): Promise<void> {
  await composer.contact.click();
  await composer.type(BUYER.name);
  await page.getByText('Nobody found.').first().waitFor();
  await composer.options.filter({ hasText: 'New contact' }).click();
  const dialog = pages.dialog();
  const typed = await dialog.locator('input[name="lastName"]').inputValue();
  expect(typed === 'Composer', `the last name was ${typed}`);
  await dialog.locator('input[name="email"]').fill(BUYER.email);
  await dialog.getByRole('button', { name: 'Create and use' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await eventually('the keyboard is in the search', async () =>
    (await composer.isAt(composer.search)) ? true : undefined,
  );
  // It may already be in S-360 by now.
  await page.getByText(/^(Not in S-360 yet|S-360: \d+)$/).waitFor();
}

/** Two places for the first performance on the first full day of the next month. */
async function chooseByCalendar(
  { page, pages }: ComposerScene,
  composer: ComposerPage,
): Promise<void> {
  await pages.button('Next month').click();
  const fullDays = page
    .getByRole('grid', { name: 'Calendar of performances' })
    .getByRole('button', { name: /: [1-9]\d* performances?$/ });
  await fullDays.first().click();
  await page
    .getByRole('listbox', { name: 'What can be booked' })
    .getByRole('option', { disabled: false })
    .first()
    .click();
  await untilInPrices(composer);
  await composer.type('2');
  await composer.press('Enter');
  await page.getByText('Total, 2 pieces').first().waitFor();
}

async function chooseItem({ look, page }: ComposerScene, composer: ComposerPage): Promise<void> {
  await page.getByRole('radio', { name: /^Passes and goods/ }).check();
  await page
    .getByRole('listbox', { name: 'What can be booked' })
    .getByRole('option', { disabled: false })
    .first()
    .click();
  await untilInPrices(composer);
  await composer.type('1');
  await composer.press('Enter');
  await page.getByText('Total, 3 pieces').first().waitFor();
  await look('composer-filled');
}

/** A choice moves the focus to its quantity. */
async function untilInPrices(composer: ComposerPage): Promise<void> {
  await eventually('the keyboard is at the prices', async () =>
    (await composer.isAt(composer.quantities)) ? true : undefined,
  );
}

async function reload({ page }: ComposerScene): Promise<void> {
  await page.getByText(/^Draft saved at/).waitFor();
  await page.waitForURL(/s360-bookings\/[a-z0-9]+\/compose$/);
  await page.reload();
  await page.getByText('Total, 3 pieces').first().waitFor();
  await page.getByRole('link', { name: BUYER.name }).waitFor();
}

const idIn = (url: string): string => /s360-bookings\/([a-z0-9]+)/.exec(url)?.[1] ?? '';

/** One place is left where two are requested. */
async function meetNoPlaces(scene: ComposerScene, composer: ComposerPage): Promise<void> {
  const { look, page, pages, venue } = scene;
  const [line] = listed(await bookingOf(scene, 'lines'));
  await venue.leave(1, {
    performanceId: String(valueAt(line, 'performanceId')),
    seatCategoryId: String(valueAt(line, 'seatCategoryId')),
  });
  await composer.submit.click();
  await page.waitForURL(/s360-bookings\/[a-z0-9]+$/);
  await untilState(scene, 'failed');
  await pages.bookingIs('Refused');
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByText('S-360 refused this booking', { exact: true }).waitFor();
  await page.getByText('No places are left for what was asked for.').waitFor();
  await page.getByText(/Choose fewer places/).waitFor();
  await look('composer-refused');
}

async function submitFewer(scene: ComposerScene, composer: ComposerPage): Promise<void> {
  const { look, page, pages } = scene;
  await page.locator('#s360-compose-line-0').fill('1');
  await page.getByText('Total, 2 pieces').first().waitFor();
  await composer.submit.click();
  await page.waitForURL(/s360-bookings\/[a-z0-9]+$/);
  await untilState(scene, 'created');
  await pages.bookingIs('Open in S-360');
  await look('booking-created');
}

async function close(scene: ComposerScene): Promise<void> {
  const { look, pages, venue } = scene;
  await pages.button('Close the order…').click();
  const confirm = pages.dialog().getByRole('button', { name: /^Close for/ });
  expect(await confirm.isDisabled(), 'it is closed unpaid unless somebody says otherwise');
  await pages.chooseUnpaid();
  await confirm.click();
  await pages.bookingIs('Closed');
  await look('booking-closed');
  const orders = await venue.ordersOf(String(await bookingOf(scene, 'reference')));
  expect(orders.length === 1, `${orders.length} orders`);
  expect(valueAt(orders[0], 'orderState') === 'CLOSED', JSON.stringify(orders[0]));
}

async function duplicate({ page, pages }: ComposerScene): Promise<void> {
  const [request] = await Promise.all([
    page.waitForRequest(/\/duplicate$/),
    pages.button('Duplicate').click(),
  ]);
  const asked: unknown = request.postDataJSON();
  expect(valueAt(asked, 'locale') === 'en', `asked for with ${JSON.stringify(asked)}`);
  await pages.bookingIs('Draft');
}

/** A remaining obstacle leads the focus to the place that clears it. */
export async function followObstacle(scene: ComposerScene): Promise<void> {
  const { admin, checks, page, strapiUrl, venue } = scene;
  await checks.check('an unknown payment method links to the choice of payments', async () => {
    const draft = await admin.post('/s360/bookings', {
      ...{ institution: venue.code, kind: 'sale', contactDocumentId: null, lines: [] },
      ...{ notes: null, shipmentModeId: null },
      payment: { kind: 'paid', paymentMethodId: '999999' },
    });
    const documentId = String(valueAt(draft, 'data', 'documentId'));
    await page.goto(`${strapiUrl}/admin/plugins/s360-bookings/${documentId}/compose`);
    await page.getByRole('button', { name: /^This payment method is not taken here/ }).click();
    const composer = composerPage(page, strapiUrl);
    expect(await composer.isAt(composer.payment), 'the keyboard is elsewhere');
  });
  await checks.check('pressed too early, the button leads to what is missing', async () => {
    await page.goto(strapiUrl + COMPOSER);
    const composer = composerPage(page, strapiUrl);
    await composer.search.waitFor();
    await composer.submit.click();
    expect(await composer.isAt(composer.contact), 'the keyboard is elsewhere');
  });
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** A property of the displayed booking. */
async function bookingOf({ admin, page }: ComposerScene, what: string): Promise<unknown> {
  return valueAt(await admin.get(`/s360/bookings/${idIn(page.url())}`), 'data', what);
}

async function untilState(scene: ComposerScene, state: string): Promise<void> {
  await eventually(`the booking is ${state}`, async () =>
    (await bookingOf(scene, 'state')) === state ? true : undefined,
  );
}
