import { expect } from '../../demo/checks';
import type { ComposerScene } from './composer';
import { enter } from '../keyboard';
import { composerPage } from './composer-page';

/** A person without a mouse checks S-360 including writes, and reads the report. */
export async function checkByKeyboard(scene: ComposerScene): Promise<void> {
  const { checks, look, page, pages, strapiUrl, venue } = scene;
  const { press, tabTo, type } = composerPage(page, strapiUrl);
  const main = page.getByRole('main');
  const contactNumber = await venue.saveContact({
    type: 'INDIVIDUAL',
    individualContact: { individualFirstname: 'Tilda', individualLastname: 'Tested' },
  });
  await checks.check(
    'an institution shows when it was last checked and links to the check',
    async () => {
      await pages.openScreen('institutions');
      const card = main.getByRole('region', { name: venue.name });
      await card.getByRole('button', { name: 'Set-up and details' }).click();
      await card.getByText('Last check of S-360').waitFor();
      await card.getByText('Everything that was tried is as expected').waitFor();
      await enter(page.getByRole('link', { name: `Check S-360 at ${venue.name}` }));
      await page.getByRole('heading', { name: 'New check' }).waitFor();
    },
  );
  await checks.check(
    'a contract check that writes is started with the keyboard after a confirmation',
    async () => {
      await tabTo(page.getByLabel('Number of a test contact'));
      await type(contactNumber);
      await tabTo(page.getByRole('checkbox', { name: 'Also try writing' }));
      await press('Space');
      await tabTo(page.getByRole('checkbox', { name: 'Also create a new contact' }));
      await press('Space');
      await enter(page.getByRole('button', { name: 'Start the check' }));
      const question = pages.question();
      await question.getByText(contactNumber).waitFor();
      await enter(question.getByRole('button', { name: 'Yes, check and write' }));
      await question.waitFor({ state: 'hidden' });
    },
  );
  await checks.check('the end of a contract check is announced and reported', async () => {
    const told = page.getByRole('status').filter({
      hasText: /^(Everything that was tried|\d+ things? (is|are) not|Nothing could be)/,
    });
    await told.first().waitFor();
    const verdict = await told.first().innerText();
    expect(verdict.startsWith('Everything'), `${verdict}: ${await main.innerText()}`);
    const step = main.getByRole('listitem').filter({ hasText: 'Saving a person' });
    const words = await step.first().innerText();
    expect(words.includes('As expected'), `saving a person: ${words}`);
    const untried = main.getByRole('listitem').filter({ hasText: 'Creating a contact' });
    expect((await untried.first().innerText()).includes('Not tried'), 'a contact was created');
    await look('contract-check-passed');
  });
}
