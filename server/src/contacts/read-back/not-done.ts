import type { ReadBackRecord, SentValue } from '../../sending/trust';
import { overrule } from '../../services/contacts/merge/merge';
import type { ExchangePorts } from '../../services/contacts/push/exchange';
import { lockLink } from '../../services/contacts/push/push';

/**
 * S-360 has not saved what it said it had: the values are pending again, and are sent once sending is
 * started again.
 */
export async function sendAgain(
  { linkId }: ReadBackRecord,
  values: readonly SentValue[],
  { clock, store }: Pick<ExchangePorts, 'clock' | 'store'>,
): Promise<void> {
  await store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (locked?.link.state !== 'inSync') return;
    const { link } = locked;
    const overruled = values.map(({ before, field }) => [
      field,
      overrule(link.observations[field] ?? { base: null }, before),
    ]);
    await transaction.updateLinks([
      {
        ...link,
        lastSent: link.lastSent && { ...link.lastSent, kind: 'notDone' },
        observations: { ...link.observations, ...Object.fromEntries(overruled) },
        state: 'pending',
        markedRevision: link.markedRevision + 1,
        markedAt: clock.now(),
      },
    ]);
  });
}
