import type { Scene } from './journeys';

const DONE_IN_MS = 75_000;

/** A comparison shows its cost first and ends on its page; purchases are computed anew. */
export async function keepTrue({ checks, pages }: Scene): Promise<void> {
  await checks.check(
    'a comparison shows its cost before it starts, and ends on its page',
    async () => {
      await pages.openScreen('maintenance');
      await pages.text(/^50 calls, about \d minutes?, until/).waitFor();
      await pages.combobox('How many contacts').click();
      await pages.option('10 contacts').click();
      await pages.text(/^10 calls, about a minute, until/).waitFor();
      await pages.button('Compare').click();
      await pages.text(/contacts compared \(100 %\)/).waitFor({ timeout: DONE_IN_MS });
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
}
