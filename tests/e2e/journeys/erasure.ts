import { valueAt } from '../../demo/admin-api';
import { expect } from '../../demo/checks';
import type { Scene } from './contacts';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';

/** Once a person is erased, no page of the user shows it any more. */
export async function eraseFromPage(scene: Scene, otherTab: Scene['pages']): Promise<void> {
  const { admin, checks, pages } = scene;
  const created = await admin.post(CONTACTS, {
    type: 'individual',
    firstName: 'Viola',
    lastName: 'Vergangen',
  });
  const documentId = String(valueAt(created, 'data', 'documentId'));
  await otherTab.openContact(documentId);
  await checks.check('an erased person leaves the page for the certificate at once', async () => {
    await pages.openSync(documentId);
    await pages.button('Erase person').click();
    await pages.dialog().getByLabel('Confirmation').fill('Viola Vergangen');
    await pages.dialog().getByRole('button', { name: 'Erase for good' }).click();
    await pages.text(/^The person is erased\. The certificate has the number/).waitFor();
    await pages.text('Erased persons', { exact: true }).first().waitFor();
    expect((await pages.text('Viola Vergangen').count()) === 0, 'the name is still shown');
  });
  await checks.check('the page of an erased person says so, without buttons', async () => {
    await pages.goTo(`/admin/plugins/s360/contacts/${documentId}/sync`);
    await pages.text('This contact no longer exists: it was erased or deleted.').waitFor();
    expect((await pages.button('Erase person').count()) === 0, 'it can be erased again');
  });
  await checks.check(
    'a form of an erased person that is still open says so in its place',
    async () => {
      await otherTab.text('This contact no longer exists: it was erased or deleted.').waitFor();
      await otherTab.field('lastName').waitFor({ state: 'hidden' });
    },
  );
}
