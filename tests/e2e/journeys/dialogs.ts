import { valueAt } from '../../demo/admin-api';
import type { ComposerScene } from './composer';
import { COMPOSER } from './composer-page';
import type { KnownContact } from './contacts';
import { bookingDesk } from './booking-desk';
import { recordWordings } from './consents';
import { lookAtTroubles } from './troubles';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';
const LISTS = ['contact', 'order', 'order-line'];
const BOOKING_CALLS = /\/s360\/bookings\/[a-z0-9]{24}$/;

/** Dialogs that no other journey opens: the audit examines each before it is left again. */
export async function openDialogs(scene: ComposerScene, contact: KnownContact): Promise<void> {
  await recordWordings(scene, contact);
  await ofContact(scene, contact);
  await ofUnconfirmedContact(scene);
  await ofLists(scene);
  await ofBookings(scene, contact);
  await lookAtTroubles(scene);
}

async function ofContact(scene: ComposerScene, contact: KnownContact): Promise<void> {
  const { checks, page, pages } = scene;
  await checks.check('the data of a person is exported from a dialog', async () => {
    await pages.openSync(contact.documentId);
    await pages.button('Export person').click();
    const file = await pages.downloaded(() =>
      pages.dialog().getByRole('button', { name: 'Data file (JSON)' }).click(),
    );
    JSON.parse(file);
    await pages.cancel();
  });
  await checks.check('the other contact of a merge is found and compared in a dialog', async () => {
    await pages.button('Merge with another…').click();
    // Typed where the dialog begins.
    await pages.dialog().getByLabel('Find the other contact').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('an');
    await pages
      .dialog()
      .getByRole('button', { name: /^Compare with/ })
      .first()
      .click();
    await pages.table('The two contacts side by side').waitFor();
    await pages.cancel();
  });
}

/** The answer to a create is lost, so that a person may decide. */
async function ofUnconfirmedContact(scene: ComposerScene): Promise<void> {
  const { admin, checks, pages, venue } = scene;
  await checks.check('an unconfirmed contact is decided about in two dialogs', async () => {
    await venue.nextCallMeets({ kind: 'drop-response' });
    const lastName = 'Unbestätigt';
    const created = await admin.post(CONTACTS, { type: 'individual', lastName });
    await pages.openSync(String(valueAt(created, 'data', 'documentId')));
    await pages.panelOf(venue.name).getByText('Unconfirmed', { exact: true }).waitFor();
    await venue.clearFaults();
    await pages.lookInto(pages.button(`Adopt a number of ${venue.name}`));
    await pages.lookInto(pages.button(`Create again at ${venue.name}?`));
  });
}

async function ofLists(scene: ComposerScene): Promise<void> {
  const { checks, pages } = scene;
  for (const list of LISTS)
    await checks.check(`the list of type ${list} is exported from a dialog`, async () => {
      await pages.goTo(`/admin/content-manager/collection-types/plugin::s360.${list}`);
      await pages.lookInto(pages.button('Export'));
    });
}

async function ofBookings(scene: ComposerScene, contact: KnownContact): Promise<void> {
  const { admin, checks, page, pages, venue } = scene;
  await checks.check('the catalogs are shown in a dialog', async () => {
    await pages.openBookings();
    await pages.lookInto(pages.button('Catalogs'));
  });
  await checks.check('a draft is discarded, or left unsaved, only after a question', async () => {
    const desk = await bookingDesk(admin, venue.code, contact);
    const { documentId } = await desk.drafts('sale', 2);
    await pages.goTo(COMPOSER.replace(/new$/, `${documentId}/compose`));
    await pages.lookInto(pages.button('Discard draft'));
    await page.route(BOOKING_CALLS, (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await page.locator('#s360-compose-line-0').fill('3');
    await pages.button('Try again').waitFor();
    await pages.lookInto(pages.link('Content Manager'));
    await page.unrouteAll({ behavior: 'wait' });
    await pages.button('Try again').click();
    await pages
      .text(/^Draft saved/)
      .first()
      .waitFor();
  });
}
