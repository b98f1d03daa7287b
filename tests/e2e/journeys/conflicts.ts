import { valueAt } from '../../demo/admin-api';
import { eventually } from '../../demo/checks';
import type { KnownContact, Scene } from './contacts';

const TOWN_IN_S360 = ['addresses', '0', 'town'];

/** A field with the rule `manual` changes on both sides: a person decides on the contact’s page. */
export async function decideHeldField(scene: Scene, contact: KnownContact): Promise<void> {
  const { checks, pages, venue } = scene;
  const panel = pages.panelOf(venue.name);
  await checks.check('a field in conflict shows both values on the contact’s page', async () => {
    await changeOnBothSides(scene, contact, { crm: 'Chur', s360: 'Bern' });
    await pages.openSync(contact.documentId);
    const row = panel.getByRole('row').filter({ hasText: 'Conflict' });
    await row.getByText('Chur', { exact: true }).waitFor();
    await row.getByText('Bern', { exact: true }).waitFor();
  });
  await checks.check('a decision for S-360 brings its value into the form', async () => {
    await pages.pressAndConfirm(panel.getByRole('button', { name: /take the value of/ }));
    await panel.getByText('S-360’s “Bern” instead of “Chur”').waitFor();
    await pages.openContact(contact.documentId);
    await eventually('the form shows it', async () =>
      (await pages.field('town').inputValue()) === 'Bern' ? true : undefined,
    );
  });
  await checks.check('a reversed decision sends the value of the CRM to S-360', async () => {
    await pages.openSync(contact.documentId);
    await pages.pressAndConfirm(panel.getByRole('button', { name: /use “Chur” after all/ }));
    await venue.untilHas(contact.contactNumber, TOWN_IN_S360, 'Chur');
  });
  await checks.check('a decision for the CRM sends its value to S-360', async () => {
    await changeOnBothSides(scene, contact, { crm: 'Davos', s360: 'Genf' });
    await pages.openSync(contact.documentId);
    await pages.pressAndConfirm(panel.getByRole('button', { name: /keep the CRM’s value/ }));
    await venue.untilHas(contact.contactNumber, TOWN_IN_S360, 'Davos');
    await panel.getByText('In sync', { exact: true }).waitFor();
  });
  await checks.check('an earlier value put back from the history reaches S-360', async () => {
    await pages.openHistory(contact.documentId, 'town');
    await pages.pressAndConfirm(pages.button(/put “Chur” back/).first());
    await venue.untilHas(contact.contactNumber, TOWN_IN_S360, 'Chur');
  });
}

/** Both changes are made before any exchange. */
export async function changeOnBothSides(
  { admin, venue }: Scene,
  { contactNumber, documentId }: KnownContact,
  towns: { crm: string; s360: string },
): Promise<void> {
  const pauses = `/s360/institutions/${venue.code}/pauses`;
  await admin.put(pauses, { sending: true });
  await admin.put(`/content-manager/collection-types/plugin::s360.contact/${documentId}`, {
    town: towns.crm,
  });
  await venue.saveContact({ contactNumber, addresses: [{ main: true, town: towns.s360 }] });
  await venue.sendWebhooks();
  await eventually(`the town is held`, async () => {
    const statuses = await admin.get(`/s360/contacts/${documentId}/sync`);
    return valueAt(statuses, 'data', '0', 'heldFields', '0', 's360Value') === towns.s360
      ? true
      : undefined;
  });
  await admin.put(pauses, { sending: false });
}
