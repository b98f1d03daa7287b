import { valueAt } from '../../demo/admin-api';
import { eventually, expect } from '../../demo/checks';
import type { ComposerScene } from './composer';
import { wayFromStart } from '../way';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';
/** S-360 has it for every person, and no field is mapped to it. */
const PATH = 'individualContact.individualGender';

/** A rule, a filter and a field are changed after their preview, and given back. */
export async function changeMapping(scene: ComposerScene): Promise<void> {
  await previewRule(scene);
  await previewFilter(scene);
  await applyField(scene);
  await giveBack(scene);
}

async function previewRule(scene: ComposerScene): Promise<void> {
  const { checks, look, pages, venue } = scene;
  await checks.check(
    'a changed rule is applied after its preview, from the start page',
    async () => {
      const way = await wayFromStart(scene, 'apply a mapping after its preview');
      await way.click(pages.link(`Fields and rules of ${venue.name}`));
      await pages.button('Change: Town').waitFor();
      await look('mapping');
      await way.click(pages.button('Change: Town'));
      await pages.combobox('When both sides changed it').press('ArrowDown');
      await pages.option('The newer value wins').press('Enter');
      await look('mapping-field');
      await way.click(pages.button('Show what it would do'));
      await pages.dialog().getByText(`${venue.name}: no call`).waitFor();
      await look('mapping-rule-preview');
      await way.click(pages.dialog().getByRole('button', { name: /^Apply/ }));
      await pages.dialog().waitFor({ state: 'detached' });
      await pages.row('Town').getByText('Set by: A person, here').waitFor();
    },
  );
}

async function previewFilter({ checks, look, pages }: ComposerScene): Promise<void> {
  await checks.check('a filter in plain words shows who would be left out', async () => {
    await pages.button('Change: Sent to S-360').click();
    await pages.combobox('People or companies').click();
    await pages.option('People only').click();
    await look('mapping-filter');
    await pages.button('Keep without applying yet').click();
    await pages.text('People only', { exact: true }).waitFor();
    await pages
      .link(/^Conflicts/)
      .first()
      .click();
    await pages.question().getByText('Leave without applying the changes?').waitFor();
    await pages.question().getByRole('button', { name: 'Cancel' }).click();
    await pages.button('Show what 1 change would do').click();
    await pages
      .dialog()
      .getByText(/linked contacts? would be left out/)
      .waitFor();
    await pages
      .dialog()
      .getByText(/^and \d+ more$/)
      .waitFor();
    await look('mapping-filter-preview');
    await pages.dialog().getByRole('button', { name: 'Discard the changes' }).click();
    await pages.dialog().waitFor({ state: 'detached' });
  });
}

async function applyField(scene: ComposerScene): Promise<void> {
  const { admin, checks, look, pages } = scene;
  await checks.check('a further field is applied to contacts after its preview', async () => {
    await pages.button('Exchange another field').click();
    await pages.combobox('Field').click();
    await pages.option('Notes').click();
    await pages.field('path-individual').fill(PATH);
    await look('mapping-new-field');
    await pages.button('Keep without applying yet').click();
    await pages.button('Show what 1 change would do').click();
    const effects = pages.dialog().getByRole('row').filter({ hasText: 'Notes' });
    await effects
      .getByText(/^[1-9]\d* contacts$/)
      .first()
      .waitFor();
    await look('mapping-field-preview');
    await apply(scene);
    await pages.text(/^Last changed by/).waitFor();
    const isSetHere = pages.row('Notes').getByText('Set by: A person, here');
    await isSetHere.waitFor();
    await look('mapping-applied');
    const women = await admin.get(`${CONTACTS}?filters[notes][$eq]=FEMALE`);
    expect(Number(valueAt(women, 'pagination', 'total')) > 0, 'no contact has the value');
  });
}

async function giveBack(scene: ComposerScene): Promise<void> {
  const { checks, pages } = scene;
  await checks.check('everything goes back to the configuration', async () => {
    await pages.button('Everything back to the configuration').click();
    // The rule and the field.
    await pages.button('Show what 2 changes would do').click();
    await apply(scene);
    await pages.button('Everything back to the configuration').waitFor({ state: 'detached' });
    await pages.row('Notes').waitFor({ state: 'detached' });
  });
}

/** Applies what the preview shows, and waits until all contacts follow it. */
async function apply({ admin, page, pages, venue }: ComposerScene): Promise<void> {
  await pages
    .dialog()
    .getByRole('button', { name: /^Apply/ })
    .click();
  await pages.dialog().waitFor({ state: 'detached' });
  await eventually('the focus stays on the page', async () =>
    (await page.evaluate<boolean>('document.activeElement !== document.body')) ? true : undefined,
  );
  await eventually('contacts follow the change', async () => {
    const mapping = await admin.get(`/s360/institutions/${venue.code}/mapping`);
    return valueAt(mapping, 'data', 'filling') === null || undefined;
  });
}
