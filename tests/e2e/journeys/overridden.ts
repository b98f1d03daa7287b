import { valueAt } from '../../demo/admin-api';
import { eventually } from '../../demo/checks';
import type { KnownContact, Scene } from './contacts';
import { wayFromStart } from '../way';

const PHONE_IN_S360 = ['individualContact', 'cellPhoneNumber'];
const TYPED = '+41791110001';
const SHOWN = '+41791110002';

/** S-360 replaces what somebody typed: it is named on the contact, and put back there or in the list. */
export async function putBackEntries(
  scene: Scene & { look?: (name: string) => Promise<void> },
  contact: KnownContact,
): Promise<void> {
  const { checks, look = () => Promise.resolve(), pages, venue } = scene;
  await checks.check(
    'a value that S-360 replaced is named beside the form, with who typed it',
    async () => {
      await replacedEntry(scene, contact);
      await pages.openContact(contact.documentId);
      await pages.text('S-360 replaced a value that was entered here').waitFor();
      await pages.text(`You entered: ${TYPED}`).waitFor();
      await look('overridden-beside-form');
    },
  );
  await checks.check('it is put back beside the form, and S-360 has it again', async () => {
    await pages.pressAndConfirm(pages.button(/^Put back/));
    await venue.untilHas(contact.contactNumber, PHONE_IN_S360, TYPED);
    await eventually('nothing waits any more', async () =>
      (await waiting(scene)) === 0 ? true : undefined,
    );
  });
  await checks.check('several are put back at once, from the start page', async () => {
    await replacedEntry(scene, contact);
    const way = await wayFromStart(scene, 'put back what S-360 replaced');
    const entry = pages.card(/replaced by S-360$/);
    await way.click(entry.getByRole('link', { name: /^Open/ }));
    await pages.checkbox('Select the entry of this page').waitFor();
    await look('overridden-list');
    await way.click(pages.checkbox('Select the entry of this page'));
    await way.click(pages.button('Put back 1'));
    await pages.question().waitFor();
    await look('overridden-question');
    await way.click(pages.question().getByRole('button').last());
    await pages.text('One entry put back.').waitFor();
    await venue.untilHas(contact.contactNumber, PHONE_IN_S360, TYPED);
    await pages.text('No replaced entry matches these filters.').waitFor();
    await look('overridden-empty');
  });
}

const waiting = async ({ admin }: Scene): Promise<number> =>
  Number(valueAt(await admin.get('/s360/overridden-edits'), 'meta', 'pagination', 'total'));

/** A phone number is typed and sent; then somebody in S-360 enters another. */
async function replacedEntry(
  scene: Scene,
  { contactNumber, documentId }: KnownContact,
): Promise<void> {
  const { admin, venue } = scene;
  const before = await waiting(scene);
  await admin.put(`/content-manager/collection-types/plugin::s360.contact/${documentId}`, {
    mobilePhone: TYPED,
  });
  await venue.untilHas(contactNumber, PHONE_IN_S360, TYPED);
  await eventually('the answer is noted', async () => {
    const statuses = await admin.get(`/s360/contacts/${documentId}/sync`);
    return valueAt(statuses, 'data', '0', 'state') === 'inSync' ? true : undefined;
  });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const individualContact = { cellPhoneNumber: SHOWN };
  await venue.saveContact({ contactNumber, individualContact });
  await venue.sendWebhooks();
  await eventually('S-360’s value is taken', async () =>
    (await waiting(scene)) > before ? true : undefined,
  );
}
