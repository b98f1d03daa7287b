import { valueAt } from '../demo/admin-api';
import { eventually, expect } from '../demo/checks';
import type { Scene } from './journeys';

const CONTACTS = '/content-manager/collection-types/plugin::s360.contact';
/** Earlier pushes and read-backs may have used up the calls of a minute. */
const DONE_IN_MS = 75_000;
/** The screen polls every 15 s. */
const LOOKED_AT_AGAIN_MS = 35_000;
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

/** Many contacts from a file wait; they are rejected, and the import is undone. */
export async function rejectAndUndo(scene: Scene): Promise<void> {
  const { checks, pages, venue } = scene;
  await checks.check('a large file import waits for approval and shows its cost', async () => {
    await pages.openScreen('bulk-jobs');
    await pages.bringIn(csvOf('Unwanted'));
    await pages
      .card(/many changes at once/)
      .getByText(`${ROWS} calls, 1 day`)
      .waitFor({ timeout: LOOKED_AT_AGAIN_MS });
  });
  await checks.check('a rejected bulk job sends nothing to S-360', async () => {
    const card = pages.card(/many changes at once/);
    await pages.pressAndConfirm(card.getByRole('button', { name: 'Reject' }));
    await card.getByText('Rejected', { exact: true }).waitFor();
    const numbers = await venue.contactsNamed('Unwanted');
    expect(numbers.length === 0, `S-360 has ${numbers.join(', ')}`);
  });
  await checks.check('the undo of a file import deletes the contacts that it created', async () => {
    const card = pages.card(/contacts from a file/);
    expect((await foundInCrm(scene, 'Unwanted')) === ROWS, 'the CRM lacks contacts of the file');
    await card.getByRole('button', { name: 'Details' }).click();
    await pages.pressAndConfirm(card.getByRole('button', { name: 'Undo' }));
    await card.getByText('Undone', { exact: true }).waitFor();
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
    const card = pages.card(/many changes at once/).first();
    await card.getByText('Waits for approval', { exact: true }).waitFor();
    await pages.pressAndConfirm(card.getByRole('button', { name: 'Approve' }));
    await eventually('S-360 has them', DONE_IN_MS, async () =>
      (await venue.contactsNamed('Wanted')).length === ROWS ? true : undefined,
    );
    await card.getByText('Done', { exact: true }).waitFor({ timeout: LOOKED_AT_AGAIN_MS });
    await card.getByRole('button', { name: 'Details' }).click();
    await card.getByText(/^Approved: Ada Admin/).waitFor();
  });
}

/** A push of many contacts is paused, resumed, and cancelled before its end. */
export async function steerPush({ checks, pages, venue }: Scene): Promise<void> {
  const card = pages.card(`to ${venue.name}`);
  const decide = (name: string) =>
    pages.pressAndConfirm(card.getByRole('button', { name, exact: true }));
  await checks.check('a bulk push starts after its dry run', async () => {
    await venue.nextCallMeets({ kind: 'timeout', ms: 1_000, times: ROWS });
    await pages.openScreen('bulk-jobs');
    await pages.button('Send contacts to an institution').click();
    await pages.dialog().getByRole('combobox').first().click();
    await pages.option(venue.name).click();
    await pages.dialog().getByRole('button', { name: 'Dry run' }).click();
    await pages
      .dialog()
      .getByRole('button', { name: /^Start/ })
      .click();
    await card.getByText('Running', { exact: true }).waitFor();
  });
  await checks.check('a bulk push can be paused and resumed', async () => {
    await decide('Pause');
    await card.getByText('Paused', { exact: true }).waitFor();
    await decide('Resume');
    await card.getByText('Running', { exact: true }).waitFor();
  });
  await checks.check(
    'a cancelled bulk push shows what was sent and what was taken back',
    async () => {
      await decide('Cancel the bulk job');
      await card.getByText('Cancelled', { exact: true }).waitFor();
      await card.getByRole('button', { name: 'Details' }).click();
      await card.getByText('Taken back before sending').waitFor();
      const sent = await card.getByText(/contacts sent/).textContent();
      expect(!String(sent).includes('100 %'), `it says ${String(sent)}`);
      await venue.clearFaults();
    },
  );
}
