import type { AppliedDelivery } from '../../inbox';
import { grouped } from '../../kernel/grouped';
import { DAY_MS } from '../../kernel/time/durations';
import type { CallEnd, Permit } from '../../s360';
import { hourOf, type Counted } from './tally';

/** What S-360 changed longer ago is past data or a repetition, and says nothing about the way. */
const LONGEST_WAY_MS = DAY_MS;

/** What deliveries of S-360 add to the counts; what is processed again adds nothing. Pure. */
export function countedOfDeliveries(
  deliveries: readonly AppliedDelivery[],
  appliedAt: Date,
): Counted[] {
  const counted = deliveries.flatMap((delivery) => countedOfDelivery(delivery, appliedAt));
  const alike = grouped(counted, ({ at, kind }) => `${kind}/${hourOf(at)}`);
  return [...alike.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const events = own.reduce((sum, one) => sum + one.events, 0);
    return [{ ...first, events, delaysMs: own.flatMap(({ delaysMs = [] }) => delaysMs) }];
  });
}

function countedOfDelivery(
  { applied, delivery: { institution, isReplay, origin, receivedAt } }: AppliedDelivery,
  appliedAt: Date,
): Counted[] {
  if (isReplay || origin !== 'webhook') return [];
  const { changes = [], outcomes, quarantined } = applied;
  const delaysMs = changes
    .filter(({ modifiedAtMs }) => receivedAt.getTime() - modifiedAtMs <= LONGEST_WAY_MS)
    .map(({ modifiedAtMs }) => Math.max(0, appliedAt.getTime() - modifiedAtMs));
  return [
    { institution, at: receivedAt, kind: 'received', events: outcomes.length },
    { institution, at: receivedAt, kind: 'notImported', events: quarantined.length },
    { institution, at: appliedAt, kind: 'delayIn', events: delaysMs.length, delaysMs },
  ];
}

/**
 * What the end of a saving call adds to the counts. `markedAt`: when the contact that it sent was
 * last changed. Pure.
 */
export function countedOfSave(
  { institution, takenAtMs }: Pick<Permit, 'institution' | 'takenAtMs'>,
  { error }: Pick<CallEnd, 'error'>,
  { endedAt, markedAt }: { endedAt: Date; markedAt: Date | null },
): Counted[] {
  if (error !== null) return [{ institution, at: endedAt, kind: 'notSent', events: 1 }];
  const sent: Counted = { institution, at: endedAt, kind: 'sent', events: 1 };
  // The contact was changed again while it was being sent: how long this call took is not known.
  if (markedAt === null || markedAt.getTime() > takenAtMs) return [sent];
  const delaysMs = [endedAt.getTime() - markedAt.getTime()];
  return [sent, { institution, at: endedAt, kind: 'delayOut', events: 1, delaysMs }];
}
