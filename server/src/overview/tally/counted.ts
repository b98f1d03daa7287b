import type { AppliedItems, StoredDelivery } from '../../inbox';
import { DAY_MS } from '../../kernel/durations';
import type { CallEnd, Permit } from '../../s360';
import type { Counted } from './tally';

/** What S-360 changed longer ago is past data or a repetition, and says nothing about the way. */
const LONGEST_WAY_MS = DAY_MS;

/** What a delivery of S-360 adds to the counts; what is processed again adds nothing. Pure. */
export function countedOfDelivery(
  { institution, isReplay, origin, receivedAt }: StoredDelivery,
  { modifiedAtMs = [], outcomes, quarantined }: AppliedItems,
  appliedAt: Date,
): Counted[] {
  if (isReplay || origin !== 'webhook') return [];
  const delaysMs = modifiedAtMs
    .filter((ms) => receivedAt.getTime() - ms <= LONGEST_WAY_MS)
    .map((ms) => Math.max(0, appliedAt.getTime() - ms));
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
