import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { valueAt } from '../../demo/admin-api';
import { eventually, expect } from '../../demo/checks';
import type { AdminPages } from '../admin-pages';
import { bookingDesk, type BookingDesk } from './booking-desk';
import { followHold } from './booking-list';
import type { KnownContact, Scene } from './contacts';

/** A scene with a desk that sells. */
export interface BookingScreensScene extends Scene {
  desk: BookingDesk;
  /** The folder of the app’s outgoing mails. */
  mailFolder: string;
  /** Acts in another tab of the same user, which is closed afterwards. */
  inOtherTab(work: (pages: AdminPages) => Promise<void>): Promise<void>;
  /** Takes pictures of the current page. */
  look(name: string): Promise<void>;
}

/** The booking page from a draft on, as an operator uses it. */
export async function useBookingScreens(
  scene: Omit<BookingScreensScene, 'desk'>,
  contact: KnownContact,
): Promise<void> {
  const { admin, checks, venue } = scene;
  const desk = await checks.check('the institution has a catalog to sell from', () =>
    bookingDesk(admin, venue.code, contact),
  );
  if (desk === undefined) return;
  const selling = { ...scene, desk };
  await closeWithCharges(selling);
  await learnThatNothingIsLeft(selling);
  await waitForS360(selling);
  await decideInTwoTabs(selling);
  await sellReservation(selling);
  await releaseReservation(selling);
  await settleDoubt(selling);
  await seeLists(selling);
}

const CREATE = 'createOrUpdateOrder';
const OPEN = 'Open in S-360';

const twice = (button: Locator): Promise<void> => button.dblclick();

/** A sale is submitted and closed with double clicks. */
async function closeWithCharges(scene: BookingScreensScene): Promise<void> {
  const { checks, desk, pages, venue } = scene;
  const draft = await desk.drafts('sale', 2);
  await checks.check('a draft submitted by a double click is created once in S-360', async () => {
    const before = await venue.callsOf(CREATE);
    await pages.openBooking(draft.documentId);
    await twice(pages.button('Submit to S-360'));
    await pages.bookingIs(OPEN);
    const calls = (await venue.callsOf(CREATE)) - before;
    expect(calls === 1, `${calls} calls of ${CREATE}`);
  });
  await checks.check('the closing dialog shows the charges and closes the order once', async () => {
    await pages.button('Close the order…').click();
    await pages.dialog().getByText('Charges of S-360', { exact: true }).waitFor();
    await pages.chooseUnpaid();
    await twice(pages.dialog().getByRole('button', { name: /^Close for/ }));
    await pages.bookingIs('Closed');
    const orders = await venue.ordersOf(draft.reference);
    expect(orders.length === 1, `${orders.length} orders`);
    expect(valueAt(orders[0], 'orderState') === 'CLOSED', JSON.stringify(orders[0]));
  });
  await checks.check('the message to the customer is sent as shown', () => confirmByMail(scene));
}

async function confirmByMail({ mailFolder, pages }: BookingScreensScene): Promise<void> {
  await pages.button('Write to the customer…').click();
  const dialog = pages.dialog();
  const subject = await dialog.locator('input[name="subject"]').inputValue();
  const text = await dialog.locator('textarea').inputValue();
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  const newest = readdirSync(mailFolder).sort().at(-1) ?? '';
  const mail: unknown = JSON.parse(readFileSync(path.join(mailFolder, newest), 'utf8'));
  expect(
    valueAt(mail, 'subject') === subject,
    `the subject was ${String(valueAt(mail, 'subject'))}`,
  );
  expect(valueAt(mail, 'text') === text.trim(), `the text was ${String(valueAt(mail, 'text'))}`);
}

/** S-360 has no places left: the screen explains it and what to do. */
async function learnThatNothingIsLeft({ checks, desk, pages, venue }: BookingScreensScene) {
  const draft = await desk.drafts('sale', 2);
  await checks.check('a refusal for lack of places is explained on the screen', async () => {
    await venue.leave(1, desk.place);
    await pages.openBooking(draft.documentId);
    await pages.button('Submit to S-360').click();
    await pages.bookingIs('Refused');
    await pages.text('No places are left for what was asked for.').first().waitFor();
    await pages
      .text(/Choose fewer places/)
      .first()
      .waitFor();
  });
  await checks.check('a refused booking is created once there are enough places', async () => {
    await venue.leave(20, desk.place);
    await pages.button('Submit to S-360').click();
    await pages.bookingIs(OPEN);
  });
}

/** S-360 is down for a while: the screen says so, and the booking continues automatically. */
async function waitForS360({ checks, desk, pages, venue }: BookingScreensScene): Promise<void> {
  const draft = await desk.drafts('sale', 1);
  await checks.check('a booking shows what it waits for while S-360 is down', async () => {
    await venue.nextCallMeets({
      kind: 'http',
      status: 503,
      retryAfterSeconds: 1,
      method: CREATE,
      times: 1_000,
    });
    await pages.openBooking(draft.documentId);
    await pages.button('Submit to S-360').click();
    await pages
      .text(/^S-360 could not be reached or/)
      .first()
      .waitFor();
    await pages.text(/Nothing has to be done/).waitFor();
  });
  await venue.clearFaults();
  await checks.check('a waiting booking is created once S-360 is back, and only once', async () => {
    await eventually('it is created', async () =>
      valueAt(await desk.booking(draft.documentId), 'state') === 'created' ? true : undefined,
    );
    await pages.bookingIs(OPEN);
    const orders = await venue.ordersOf(draft.reference);
    expect(orders.length === 1, `${orders.length} orders`);
  });
}

/** A decision in one tab cannot be contradicted in another tab. */
async function decideInTwoTabs({ checks, desk, inOtherTab, pages, venue }: BookingScreensScene) {
  const draft = await desk.drafts('sale', 1);
  await pages.openBooking(draft.documentId);
  await pages.button('Submit to S-360').click();
  await pages.bookingIs(OPEN);
  await checks.check('a booking that was abandoned in another tab cannot be closed', async () => {
    await pages.button('Close the order…').click();
    await pages.chooseUnpaid();
    await inOtherTab(async (other) => {
      await other.openBooking(draft.documentId);
      await other.pressAndConfirm(other.button('Give up…'));
      await other.bookingIs('Given up');
    });
    await pages
      .dialog()
      .getByRole('button', { name: /^Close for/ })
      .click();
    await pages
      .text(/Booking CRM-\S+ has changed meanwhile/)
      .first()
      .waitFor();
    await pages.bookingIs('Given up');
    const [order] = await venue.ordersOf(draft.reference);
    expect(valueAt(order, 'orderState') !== 'CLOSED', JSON.stringify(order));
  });
}

/** Opens a closed reservation; returns it. */
async function held({ desk, pages }: BookingScreensScene): Promise<{ documentId: string }> {
  const draft = await desk.drafts('reservation', 2);
  await pages.openBooking(draft.documentId);
  await pages.button('Submit to S-360').click();
  await pages.bookingIs(OPEN);
  await pages.button('Close the order…').click();
  await pages
    .dialog()
    .getByRole('button', { name: /^Close for/ })
    .click();
  await pages.bookingIs('Held');
  return draft;
}

/** A held reservation becomes a sale, which is closed like any other. */
async function sellReservation(scene: BookingScreensScene): Promise<void> {
  const { checks, pages } = scene;
  const reservation = await checks.check(
    'a closed reservation shows as held with a countdown',
    () => held(scene),
  );
  if (reservation === undefined) return;
  await checks.check('a held reservation is sold from its page', async () => {
    await pages
      .text(/^Held for another/)
      .first()
      .waitFor();
    await pages.button('Sell…').click();
    await pages.dialog().getByRole('button', { name: 'Create the sale' }).click();
    await pages.text('Follows', { exact: true }).waitFor();
    await pages.bookingIs(OPEN);
    await pages.button('Close the order…').click();
    await pages.chooseUnpaid();
    await pages
      .dialog()
      .getByRole('button', { name: /^Close for/ })
      .click();
    await pages.bookingIs('Closed');
    await pages.openBooking(reservation.documentId);
    await pages.bookingIs('Sold');
  });
}

/** A held reservation is released. */
async function releaseReservation(scene: BookingScreensScene): Promise<void> {
  const { checks, pages } = scene;
  const reservation = await checks.check('another closed reservation shows as held', () =>
    held(scene),
  );
  if (reservation === undefined) return;
  await followHold(scene, reservation);
  await pages.openBooking(reservation.documentId);
  await checks.check('a held reservation is released from its page', async () => {
    await pages.pressAndConfirm(pages.button('Release…'));
    await pages.bookingIs('Closed');
    await pages.openBooking(reservation.documentId);
    await pages.bookingIs('Released');
  });
}

/**
 * The answer to a create is lost: a wrong order is refused with an explanation, then the right one
 * is adopted.
 */
async function settleDoubt(scene: BookingScreensScene): Promise<void> {
  const { checks, desk, look, pages, venue } = scene;
  const draft = await desk.drafts('sale', 1);
  await checks.check('a booking with a lost answer shows as unconfirmed', async () => {
    await venue.nextCallMeets({ kind: 'drop-response', method: CREATE });
    await pages.openBooking(draft.documentId);
    await pages.button('Submit to S-360').click();
    await pages.bookingIs('Unconfirmed');
  });
  await checks.check(
    'an order number that S-360 does not know is not adopted, and the reason is shown',
    async () => {
      await adopt(pages, '999999999');
      await pages.text('The order that was named could not be adopted:').first().waitFor();
      await pages.text('It may not have what was asked for').first().waitFor();
      await look('booking-in-doubt');
    },
  );
  await checks.check('the right order number is adopted for the unconfirmed booking', async () => {
    const [order] = await venue.ordersOf(draft.reference);
    await adopt(pages, String(valueAt(order, 'orderId')));
    await pages.bookingIs(OPEN);
  });
}

async function adopt(pages: AdminPages, orderId: string): Promise<void> {
  await pages.button('Enter an order number').click();
  await pages.question().locator('input[name="orderId"]').fill(orderId);
  await pages.question().getByRole('button', { name: 'Adopt this order' }).click();
  await pages.question().waitFor({ state: 'hidden' });
}

/** The booking list with and without results. */
async function seeLists({ checks, look, pages }: BookingScreensScene): Promise<void> {
  await checks.check('the booking list shows the bookings or says that none matches', async () => {
    await pages.openBookings();
    await pages.text(/^CRM-/).first().waitFor();
    await look('bookings');
    await pages.openBookings('nobody has this');
    await pages
      .text('No booking fits these filters. Choose fewer of them, or other dates.')
      .waitFor();
    await look('bookings-none');
  });
}
