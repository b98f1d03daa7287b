import { valueAt } from '../../demo/admin-api';
import { eventually, expect } from '../../demo/checks';
import type { Scene } from './contacts';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';
const ROWS = 12;

const csvOf = (lastName: string): string =>
  [
    'First name;Last name;E-mail',
    ...Array.from(
      { length: ROWS },
      (_, index) =>
        `No ${index};${lastName} ${index};${lastName.toLowerCase()}${index}@example.com`,
    ),
  ].join('\n');

const foundInCrm = async ({ admin }: Scene, text: string): Promise<number> =>
  Number(valueAt(await admin.get(`${CONTACTS}?_q=${text}`), 'pagination', 'total'));

/** From the page of the import to the bulk job that holds what it would send. */
const openGuard = async ({ pages }: Scene): Promise<void> => {
  await pages.link(/Sending it to S-360/).click();
  await pages.text('Waits for approval', { exact: true }).waitFor();
};

/** Many contacts from a file wait; they are rejected, and the import is undone. */
export async function rejectAndUndo(scene: Scene): Promise<void> {
  const { checks, pages, venue } = scene;
  let importAddress = '';
  await checks.check(
    'a file has a page with its lines that fit no contact to download',
    async () => {
      await pages.openScreen('bulk-jobs');
      await pages.bringIn(`${csvOf('Unwanted')}\n;;`);
      importAddress = pages.address();
      await pages.text('1 line was not imported').waitFor();
      const file = await pages.downloaded(() => pages.button('Download these lines').click());
      expect(file.includes('it has neither a last name'), file);
    },
  );
  await checks.check('a large file import waits for approval with its whole plan', async () => {
    await openGuard(scene);
    await pages.text(new RegExp(`^${ROWS} calls, about a minute, until`)).waitFor();
    await pages.text(/^Estimated from S-360’s limit/).waitFor();
    await pages.text('Unwanted 0', { exact: false }).first().waitFor();
  });
  await checks.check('a contact on hold leads to the bulk job that holds it', async () => {
    await pages.link(/^No 0 Unwanted 0$/).click();
    await pages.link(/^Open bulk job \d+$/).click();
    await pages.text('Waits for approval', { exact: true }).waitFor();
  });
  await checks.check('a rejected bulk job sends nothing to S-360', async () => {
    await pages.pressAndConfirm(pages.button('Reject'));
    await pages.text('Rejected', { exact: true }).first().waitFor();
    const numbers = await venue.contactsNamed('Unwanted');
    expect(numbers.length === 0, `S-360 has ${numbers.join(', ')}`);
  });
  await checks.check('the undo of a file import deletes the contacts that it created', async () => {
    expect((await foundInCrm(scene, 'Unwanted')) === ROWS, 'the CRM lacks contacts of the file');
    await pages.goTo(importAddress);
    await pages.pressAndConfirm(pages.button('Undo'));
    await pages.text('Undone', { exact: true }).waitFor();
    const left = await foundInCrm(scene, 'Unwanted');
    expect(left === 0, `${left} are left`);
  });
}

/** Many contacts from a file wait and are sent after the approval. */
export async function approveBulkJob(scene: Scene): Promise<void> {
  const { checks, pages, venue } = scene;
  await checks.check('an approved bulk job is sent and shows who approved it', async () => {
    await pages.openScreen('bulk-jobs');
    await pages.bringIn(csvOf('Wanted'));
    await openGuard(scene);
    await pages.pressAndConfirm(pages.button('Approve'));
    await pages.text(/^Approved: Ada Admin/).waitFor();
    await eventually('S-360 has them', async () =>
      (await venue.contactsNamed('Wanted')).length === ROWS ? true : undefined,
    );
    await pages.text('Done', { exact: true }).waitFor();
  });
}

/**
 * Whether a push starts after a dry run. Contacts that came meanwhile make it cost more than shown,
 * which is refused: then it has to be counted again.
 */
async function startsPush(pages: Scene['pages'], venue: string): Promise<boolean> {
  await pages.button('Send contacts to an institution').click();
  await pages.dialog().getByRole('combobox').first().click();
  await pages.option(venue).click();
  await pages.dialog().getByRole('button', { name: 'Dry run' }).click();
  await pages
    .dialog()
    .getByRole('button', { name: /^Start/ })
    .click();
  return pages
    .dialog()
    .waitFor({ state: 'hidden', timeout: 20_000 })
    .then(
      () => true,
      () => false,
    );
}

/** A push of many contacts is paused, resumed, and cancelled before its end. */
export async function steerPush({ checks, pages, venue }: Scene): Promise<void> {
  const decide = (name: string) => pages.pressAndConfirm(pages.button(name));
  await checks.check('a bulk push starts after its dry run and shows its page', async () => {
    await venue.nextCallMeets({ kind: 'timeout', ms: 1_000, times: ROWS });
    await pages.openScreen('bulk-jobs');
    const isStarted = await startsPush(pages, venue.name);
    if (!isStarted) {
      await pages.dialog().getByRole('button', { name: 'Cancel' }).click();
      expect(await startsPush(pages, venue.name), 'it does not start after a second dry run');
    }
    await pages.text('Running', { exact: true }).waitFor();
  });
  await checks.check('a bulk push can be paused and resumed', async () => {
    await decide('Pause');
    await pages.text('Paused', { exact: true }).first().waitFor();
    await decide('Resume');
    await pages.text('Running', { exact: true }).waitFor();
  });
  await checks.check(
    'a cancelled bulk push shows what was sent and what was taken back',
    async () => {
      await decide('Cancel the bulk job');
      await pages.text('Cancelled', { exact: true }).first().waitFor();
      await pages.text('Taken back before sending').waitFor();
      const sent = await pages.text(/contacts sent/).textContent();
      expect(!String(sent).includes('100 %'), `it says ${String(sent)}`);
      await venue.clearFaults();
    },
  );
}
