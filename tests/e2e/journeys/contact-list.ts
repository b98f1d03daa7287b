import type { KnownContact, Scene } from './contacts';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';

/** A contact is found by its name without accents, in any order of words. */
export async function findWithoutAccents({ admin, checks, pages }: Scene): Promise<void> {
  await checks.check('a contact is found without accents, in any order of words', async () => {
    await admin.post(CONTACTS, { type: 'individual', firstName: 'Zoë', lastName: 'Façade' });
    await pages.findInList('facade zoe', 'Zoë Façade');
  });
}

/** A contact is unlinked from its number and linked with it again. */
export async function unlinkAndLink(scene: Scene, contact: KnownContact): Promise<void> {
  const { checks, pages, venue } = scene;
  const { documentId } = contact;
  const panel = pages.panelOf(venue.name);
  await checks.check('a contact is unlinked from its number on its page', async () => {
    await pages.openSync(documentId);
    await pages.pressAndConfirm(pages.button(`Unlink… ${venue.name}`));
    await panel.getByText('Unlinked', { exact: true }).waitFor();
    await panel.getByText(/^Nothing is exchanged/).waitFor();
  });
  await checks.check('it is linked with the number again and in sync', async () => {
    await pages.pressAndConfirm(pages.button(`Link a number… ${venue.name}`));
    await panel.getByText('In sync', { exact: true }).waitFor();
    await panel.getByText(/^The contact is to be read from S-360/).waitFor({ state: 'hidden' });
  });
}
