import { valueAt } from '../../demo/admin-api';
import { eventually, expect } from '../../demo/checks';
import type { BookingScreensScene } from './booking-screens';

const LISTS = '/admin/content-manager/collection-types/plugin::s360';

/** From a hold to its order and lines, and back to the contact; each by one click. */
export async function followHold(scene: BookingScreensScene, held: { documentId: string }) {
  const { checks, desk, look, pages, venue } = scene;
  await venue.sendWebhooks();
  const booking = await checks.check('the order of a closed booking arrives by webhook', () =>
    eventually('the booking has its order', async () => {
      const found = await desk.booking(held.documentId);
      return typeof valueAt(found, 'orderDocumentId') === 'string' ? found : undefined;
    }),
  );
  if (booking === undefined) return;
  const reference = String(valueAt(booking, 'reference'));
  const orderId = String(valueAt(booking, 'orderId'));
  await checks.check('the list of bookings shows holds, sorted, by its address', async () => {
    await pages.openBookings();
    await pages.link(/^Held \([1-9]/).click();
    await pages.link(reference).waitFor();
    const shown = (name: string) => new URL(pages.address()).searchParams.get(name);
    expect(shown('state') === 'held', pages.address());
    await pages.columnHeader('Total').click();
    await eventually('the address keeps the order', async () =>
      shown('sort') === 'total:ASC' ? true : undefined,
    );
    await pages.link(reference).waitFor();
    await look('bookings-held');
  });
  await checks.check('a booking leads to the page of its order', async () => {
    await pages.link(reference).click();
    await pages.link(orderId).click();
    await pages.heading(`Reservation ${orderId}`).waitFor();
    await pages.text('Exchange with S-360', { exact: true }).waitFor();
    await look('order');
  });
  await checks.check(
    'the page of an order leads to its line, and folds what is for support',
    async () => {
      const code = pages.text('File number', { exact: true });
      expect((await code.count()) === 0, 'it is shown at once');
      await pages.button('Further data from S-360').click();
      await code.waitFor();
      await pages.table('Lines of order').getByRole('link').first().click();
      await pages.text(`Line of: Reservation ${orderId}`).waitFor();
      await look('order-line');
    },
  );
  await checks.check(
    'an order in the Content Manager leads to its page and its contact',
    async () => {
      await pages.openOrderRecord(String(valueAt(booking, 'orderDocumentId')));
      await pages.link('Open the order').click();
      await pages.heading(`Reservation ${orderId}`).waitFor();
      await pages
        .link(String(valueAt(booking, 'contact', 'name')))
        .first()
        .click();
      await pages.link('Bookings').last().click();
      await pages.link(reference).waitFor();
      await look('contact-bookings');
    },
  );
  await checks.check('the lists of orders and lines lead to order and contact', async () => {
    const contact = String(valueAt(booking, 'contact', 'name'));
    await pages.goTo(`${LISTS}.order-line?sort=id:DESC`);
    await pages.link(orderId).first().click();
    await pages.heading(`Reservation ${orderId}`).waitFor();
    await pages.goTo(`${LISTS}.order?_q=${orderId}`);
    const row = pages.row(contact);
    await row.getByText('0.00', { exact: false }).waitFor();
    const amount = await row.textContent();
    expect(/(CHF|€)\s?0\.00/.test(String(amount)), `no currency: ${amount}`);
    await look('orders-listed');
    await row.getByRole('link', { name: contact }).click();
    await pages.heading(contact).waitFor();
  });
}
