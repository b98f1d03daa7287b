import type { ReadBackRecord, SentValue } from '../../sending';
import { overrule } from '../model/merge/merge';
import type { ExchangePorts } from '../exchange/ports';
import { lockLink } from '../push/push';
import { afterEvent, isAtRest } from '../model/link-states';

/**
 * Makes values pending again that S-360 confirmed but did not save. They are sent once sending is
 * started again.
 */
export async function sendAgain(
  { linkId }: ReadBackRecord,
  values: readonly SentValue[],
  { clock, store }: Pick<ExchangePorts, 'clock' | 'store'>,
): Promise<void> {
  await store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked || !isAtRest(locked.link)) return;
    const { link } = locked;
    const overruled = values.map(({ before, field }) => [
      field,
      overrule(link.observations[field] ?? { base: null }, before),
    ]);
    const observations = { ...link.observations, ...Object.fromEntries(overruled) };
    const { lane } = link;
    const lastSent = link.lastSent && { ...link.lastSent, kind: 'notDone' as const };
    await transaction.updateLinks([
      afterEvent({ ...link, lastSent, observations }, { kind: 'marked', at: clock.now(), lane }),
    ]);
  });
}
