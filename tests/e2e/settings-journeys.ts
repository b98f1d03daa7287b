import { expect } from '../demo/checks';
import { request } from '../helpers/http';
import type { ComposerScene } from './composer-journeys';

const NAME = 'The Theatre';
const HEADER = 'X-S360-Key';

/** A new institution from nothing to its first delivery, a new key for it, and its end. */
export async function setUpInstitution(scene: ComposerScene): Promise<void> {
  const { checks, look, page, pages, strapiUrl } = scene;
  const settings = `${strapiUrl}/admin/plugins/s360/settings`;
  const main = page.getByRole('main');
  const delivers = async (key: string) => {
    const headers = { [HEADER]: key };
    const url = `${strapiUrl}/api/s360/contacts/theatre`;
    return (await request(url, { method: 'POST', json: [], headers })).status;
  };
  const handover = main.getByRole('region', { name: 'Text for S-360’s team' });
  let key = '';
  await checks.check('an institution of the configuration can only be read', async () => {
    await page.goto(settings);
    await main.getByRole('row').filter({ hasText: 'Configuration of Strapi' }).first().waitFor();
    await look('institution-settings');
    await main.getByRole('link', { name: 'My Venue' }).click();
    await main.getByText('The configuration of Strapi counts').waitFor();
    expect(await pages.field('baseUrl').isDisabled(), 'the address can be changed');
    await look('institution-of-configuration');
  });
  await checks.check('a new institution is created, and accepts its key at once', async () => {
    await page.goto(settings);
    await main.getByRole('link', { name: 'New institution' }).click();
    await pages.button('Create institution').click();
    await main.getByText('Nothing is saved yet').waitFor();
    await pages.field('name').fill(NAME);
    await pages.field('code').fill('theatre');
    await pages.field('baseUrl').fill('https://theatre.example.com');
    await pages.field('operator').fill('THEATRE_CRM');
    await pages.field('partner').fill('strapi-plugin-s360');
    await pages.field('s360Secret').fill('an-invented-secret');
    await pages.button('Generate a key').click();
    key = await pages.field('webhookSecret').inputValue();
    await page.getByRole('checkbox', { name: 'Bookings can be made' }).click();
    await look('institution-new');
    await pages.button('Create institution').click();
    await handover.getByText('/api/s360/contacts/theatre').waitFor();
    expect((await handover.innerText()).includes(key), 'the text has no key');
    expect((await delivers(key)) === 200, 'the key is refused');
    await look('institution-created');
  });
  await checks.check('its key is not shown again', async () => {
    await page.reload();
    await handover.waitFor();
    expect(!(await main.innerHTML()).includes(key), 'the key is shown');
  });
  await checks.check('its key is replaced while both are accepted', async () => {
    const keys = main.getByRole('region', { name: 'Keys of the webhooks' });
    await keys.getByRole('button', { name: 'Generate a key' }).click();
    const next = await pages.field('newKey').inputValue();
    await keys.getByRole('button', { name: 'Add key' }).click();
    await keys.getByText('Waiting for S-360 to use the new key').waitFor();
    expect((await delivers(key)) === 200, 'the old key is refused');
    expect((await delivers(next)) === 200, 'the new key is refused');
    await page.reload();
    await keys.getByText('S-360 uses the new key').waitFor();
    await look('institution-keys');
    await pages.pressAndConfirm(keys.getByRole('button', { name: 'Remove: Old key' }));
    await keys.getByText('The key', { exact: true }).waitFor();
    expect((await delivers(key)) === 401, 'the old key is accepted');
  });
  await checks.check('it is disabled, and unknown to S-360 from then on', async () => {
    await pages.pressAndConfirm(main.getByRole('button', { name: 'Disable' }));
    await main.getByText('Disabled', { exact: true }).first().waitFor();
    expect((await delivers(key)) === 404, 'it takes deliveries');
  });
}
