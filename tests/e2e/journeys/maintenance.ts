import type { Scene } from './contacts';

const HOUR_MS = 3_600_000;

/** A comparison shows its cost first and ends on its page; purchases are computed anew. */
export async function keepTrue({ checks, pages }: Scene): Promise<void> {
  await checks.check(
    'a comparison shows its cost before it starts, and ends on its page',
    async () => {
      await pages.openScreen('maintenance');
      await pages.text(/^([1-9]|[1-4]\d|50) calls?, about (a|\d) minutes?, until/).waitFor();
      await pages.combobox('How many contacts').click();
      await pages.option('10 contacts').click();
      await pages.text(/^10 calls, about a minute, until/).waitFor();
      await pages.button('Compare').click();
      await pages.text(/contacts compared \(100 %\)/).waitFor();
      await pages.text('Done', { exact: true }).waitFor();
      await pages.text('Nothing differs among the contacts compared.').waitFor();
    },
  );
  await checks.check('the comparison stands in the history of comparisons', async () => {
    await pages.openScreen('maintenance');
    await pages
      .link(/^Comparison \d/)
      .first()
      .waitFor();
  });
  await checks.check(
    'purchases are computed anew after a question, with their progress',
    async () => {
      await pages.pressAndConfirm(pages.button('Compute anew'));
      await pages.text(/contacts done|Last computed anew/).waitFor();
    },
  );
  await checks.check('a test e-mail shows that alerts are sent', async () => {
    await pages.text('600 minutes').waitFor();
    await pages.button('Send a test e-mail').click();
    await pages.text('A test e-mail was sent').waitFor();
    const mail = pages.row('desk@example.com').first();
    await mail.getByText('Test', { exact: true }).waitFor();
    await mail.getByText('Sent', { exact: true }).waitFor();
  });
}

/** Changes that no delivery brought are found and repaired. */
export async function repairDifferences({ checks, pages, venue }: Scene): Promise<void> {
  const individualContact = { phoneNumber1: '+41213339988' };
  for (const contactNumber of await venue.contactsNamed(''))
    await venue.saveContact({ contactNumber, individualContact });
  // Until then a delivery may still bring them.
  await venue.timePasses(HOUR_MS);
  await checks.check('a comparison finds what differs', async () => {
    await pages.goTo(`/admin/plugins/s360/maintenance?institution=${venue.code}`);
    await pages.combobox('How many contacts').click();
    await pages.option('10 contacts').click();
    await pages.text(/^10 calls, /).waitFor();
    await pages.button('Compare').click();
    await pages.text(/contacts compared \(100 %\)/).waitFor();
    await pages
      .text(/^Different values: .*Phone/)
      .first()
      .waitFor();
  });
  await checks.check('what differs is repaired after a question with its cost', async () => {
    await pages.pressAndConfirm(pages.button('Repair'));
    await pages
      .text(/^Repaired: .*Phone/)
      .first()
      .waitFor();
  });
}
