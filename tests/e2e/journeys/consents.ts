import { eventually } from '../../demo/checks';
import type { ComposerScene } from './composer';
import type { KnownContact } from './contacts';

const FIRST = 'I want the newsletter by e-mail. I may withdraw at any time.';
const SECOND = 'Form at the box office, version 2';

/** A consent is recorded with its wording, and again when the person agrees to another text. */
export async function recordWordings(scene: ComposerScene, contact: KnownContact): Promise<void> {
  const { checks, look, pages, venue } = scene;
  const consent = pages.toggle(`Consent NEWS at ${venue.name}`);
  const field = () => pages.question().getByRole('textbox', { name: 'Wording' });
  const confirm = (name: string) => pages.question().getByRole('button', { name }).click();

  await checks.check('a refused consent is given only after a question', async () => {
    const authorizations = [{ authorizationCode: 'NEWS', allowed: false }];
    await venue.saveContact({ contactNumber: contact.contactNumber, authorizations });
    await venue.sendWebhooks();
    await pages.openTab(contact.documentId, 'consents');
    await eventually('it is refused', async () => ((await consent.isChecked()) ? undefined : true));
    await pages.lookInto(consent);
  });
  await checks.check('a consent is recorded with the wording that was agreed to', async () => {
    await consent.click();
    await field().fill(FIRST);
    await look('consent-allowed');
    await confirm('Record as allowed');
    await pages.row('NEWS').getByText(FIRST, { exact: true }).waitFor();
  });
  await checks.check(
    'another wording is recorded, and the earlier answer keeps its own',
    async () => {
      const record = pages.button(`Record the wording of NEWS at ${venue.name}`);
      await record.click();
      await pages.question().getByRole('combobox', { name: 'Used before' }).click();
      await pages.option(FIRST).click();
      await eventually('it is filled in', async () => {
        return (await field().inputValue()) === FIRST || undefined;
      });
      await field().fill(SECOND);
      await look('consent-wording');
      await confirm('Record the wording');
      await pages.row('NEWS').getByText(SECOND, { exact: true }).waitFor();
      await pages.button(`Earlier answers to NEWS at ${venue.name}`).click();
      await pages.text(`Wording: ${FIRST}`).waitFor();
      await pages.text(`Wording: ${SECOND}`).waitFor();
      await look('consents');
    },
  );
}
