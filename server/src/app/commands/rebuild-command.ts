import { setTimeout as sleep } from 'node:timers/promises';
import type { SummariesRebuild } from '../../contracts/orders/purchase-summaries';
import { modulesOf, type Modules } from '../modules';
import { answer, described, follow, JSON_ONLY, say } from './frame';

type PurchaseSummaries = Modules['purchaseSummaries'];

/** Another process may hold the rebuild: it is looked at again after this time. */
const ASK_AGAIN_MS = 1_000;

/** `strapi-s360 rebuild`: the purchase summaries of all contacts are computed anew. */
export const rebuildCommand = described({
  name: 'rebuild',
  summary: 'Compute the purchase summaries of all contacts anew',
  usage: '[options]',
  about: `Computes what the orders of each contact add up to, for all contacts. It makes no calls. Ctrl-C
ends it at once; a running Strapi goes on with the rest.`,
  options: JSON_ONLY,
  wrongUse: ({ positionals }) => (positionals.length === 0 ? null : 'It takes no arguments.'),
  async run(input) {
    const { purchaseSummaries } = modulesOf(input.strapi);
    await purchaseSummaries.startRebuild();
    const [{ last }] = await Promise.all([
      follow({
        // Nothing has to be put in order first: what is done is kept.
        terminal: { ...input.terminal, onInterrupt: () => () => undefined },
        read: purchaseSummaries.rebuild,
        isOver: ({ state }) => state === 'done',
        progress,
      }),
      workToTheEnd(purchaseSummaries),
    ]);
    answer(input, last);
    say(input, ['All purchase summaries are computed anew.']);
    return 0;
  },
});

async function workToTheEnd({ continueRebuild, rebuild }: PurchaseSummaries): Promise<void> {
  for (;;) {
    await continueRebuild();
    if ((await rebuild()).state === 'done') return;
    await sleep(ASK_AGAIN_MS);
  }
}

const progress = (now: SummariesRebuild) =>
  now.state === 'done' ? { done: 1, total: 1 } : { done: now.done, total: now.contacts };
