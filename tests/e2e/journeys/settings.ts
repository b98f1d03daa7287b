import { expect } from '../../demo/checks';
import { request } from '../../helpers/http';
import { HEADER, setUpInstitution, type SetUpScene } from './setup';

const NEW_HEADER = 'X-Theatre-Key';
const NEW_NAME = 'The New Museum';

/** The settings of institutions: a new one, one of the configuration, keys, and the end of one. */
export async function manageInstitutions(scene: SetUpScene): Promise<void> {
  await takeOverAndGiveBack(scene);
  const key = await setUpInstitution(scene);
  await editAtOnce(scene, key);
  await replaceKey(scene, key);
}

const settingsOf = ({ strapiUrl }: SetUpScene, code = ''): string =>
  `${strapiUrl}/admin/plugins/s360/settings${code && `/of/${code}`}`;

/** The answer to S-360 when it delivers nothing to the theatre with a key. */
async function delivers({ strapiUrl, theatre }: SetUpScene, headers: Record<string, string>) {
  const url = `${strapiUrl}/api/s360/contacts/${theatre.code}`;
  return (await request(url, { method: 'POST', json: [], headers })).status;
}

/** An institution of the configuration is taken over, changed, and given back. */
async function takeOverAndGiveBack(scene: SetUpScene): Promise<void> {
  const { checks, look, page, pages } = scene;
  const main = page.getByRole('main');
  const confirm = async (action: string) => {
    await main.getByRole('button', { name: action }).click();
    await pages.question().getByRole('button', { name: action }).click();
    await pages.question().waitFor({ state: 'hidden' });
  };
  await checks.check('an institution of the configuration can only be read', async () => {
    await page.goto(settingsOf(scene));
    await main.getByRole('row').filter({ hasText: 'Configuration of Strapi' }).first().waitFor();
    await look('institution-settings');
    await main.getByRole('link', { name: 'The Museum' }).click();
    await main.getByText('The configuration of Strapi applies').waitFor();
    expect(await pages.field('baseUrl').isDisabled(), 'the address can be changed');
    await look('institution-of-configuration');
  });
  await checks.check('it is taken over and changed without a restart', async () => {
    await confirm('Take over');
    await main.getByText('The settings here apply').waitFor();
    await pages.field('name').fill(NEW_NAME);
    await pages.button('Save').click();
    await pages.heading(NEW_NAME).waitFor();
    await look('institution-taken-over');
    await pages.openScreen('institutions');
    await pages.panelOf(NEW_NAME).waitFor();
  });
  await checks.check('given back, it is again as the configuration says', async () => {
    await page.goto(settingsOf(scene, 'museum'));
    await confirm('Give back');
    await main.getByText('The configuration of Strapi applies').waitFor();
    await pages.heading('The Museum').waitFor();
    await pages.openScreen('institutions');
    await pages.panelOf('The Museum').waitFor();
  });
}

async function editAtOnce(scene: SetUpScene, key: string): Promise<void> {
  const { checks, page, pages } = scene;
  await checks.check('a saved edit takes effect without a restart', async () => {
    await page.goto(settingsOf(scene, scene.theatre.code));
    expect((await delivers(scene, { [HEADER]: key })) === 200, 'the header is refused');
    await pages.field('header').fill(NEW_HEADER);
    await pages.button('Save').click();
    await page.getByText('The settings are saved and in effect.').waitFor();
    expect((await delivers(scene, { [HEADER]: key })) === 401, 'the old header is accepted');
    expect((await delivers(scene, { [NEW_HEADER]: key })) === 200, 'the new header is refused');
  });
}

/** The new key is accepted beside the old one until that is removed; then the institution ends. */
async function replaceKey(scene: SetUpScene, key: string): Promise<void> {
  const { checks, look, page, pages } = scene;
  const main = page.getByRole('main');
  const keys = main.getByRole('region', { name: 'Keys of the webhooks' });
  const statusOf = (used: string) => delivers(scene, { [NEW_HEADER]: used });
  await checks.check('its key is replaced while it shows when each was last used', async () => {
    await keys.getByRole('button', { name: 'Generate a key' }).click();
    const next = await pages.field('newKey').inputValue();
    await keys.getByRole('button', { name: 'Add key' }).click();
    await keys.getByText('Waiting for S-360 to use the new key').waitFor();
    const [old, added] = [0, 1].map((position) => keys.getByRole('listitem').nth(position));
    await old?.getByText(/^Last used by S-360 on/).waitFor();
    await added?.getByText('Not used by S-360 yet').waitFor();
    await look('institution-key-waits');
    expect((await statusOf(key)) === 200, 'the old key is refused');
    expect((await statusOf(next)) === 200, 'the new key is refused');
    await page.reload();
    await keys.getByText('S-360 uses the new key').waitFor();
    await added?.getByText(/^Last used by S-360 on/).waitFor();
    await look('institution-keys');
    await pages.pressAndConfirm(keys.getByRole('button', { name: 'Remove: Old key' }));
    await keys.getByText('The key', { exact: true }).waitFor();
    expect((await statusOf(key)) === 401, 'the old key is accepted');
  });
  await checks.check('it is disabled, and unknown to S-360 from then on', async () => {
    await pages.pressAndConfirm(main.getByRole('button', { name: 'Disable' }));
    await main.getByText('Disabled', { exact: true }).first().waitFor();
    expect((await statusOf(key)) === 404, 'it takes deliveries');
  });
}
