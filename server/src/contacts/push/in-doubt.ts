import { retryTime, type BackoffTerms } from '../../sending';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../kernel/time/durations';
import { isCreatedBy } from '../receive/open-creates';
import { acceptPush, lockLink, type PushPorts } from './push';
import type { LinkRecord, Sending } from '../records';
import type { ContactSnapshot } from '../model/mapping/snapshot';

/**
 * The criteria to search S-360 for a contact whose create got no answer; `null` if nothing sent can
 * be searched for.
 */
export function lookUpCriteria(sending: Sending): { email?: string; lastName?: string } | null {
  const email = sending.values.email ?? null;
  const lastName = sending.values.lastName ?? null;
  if (email === null && lastName === null) return null;
  return { ...(email !== null && { email }), ...(lastName !== null && { lastName }) };
}

/**
 * When to look up a create whose answer was lost: soon, then once more, and finally after the
 * contact webhook (every 15 minutes) must have sent the contact. Then a person decides.
 */
const LOOK_UPS_AFTER_MS = [20 * SECOND_MS, 5 * MINUTE_MS, 20 * MINUTE_MS] as const;

/** When to look up next after `lookups` look-ups; `null` leaves the decision to a person. */
export function nextLookUp(lookups: number, sending: Sending, now: Date): Date | null {
  const afterMs = LOOK_UPS_AFTER_MS[lookups];
  if (afterMs === undefined || lookUpCriteria(sending) === null) return null;
  return new Date(now.getTime() + afterMs);
}

/**
 * Evaluates the answer to a look-up. The link adopts the contact if exactly one was created after
 * the send, equals every value sent and has no link. Otherwise the link stays in doubt.
 */
export async function resolveByLookUp(
  linkId: number,
  found: { snapshots: readonly ContactSnapshot[]; answeredAtMs: number; at: Date },
  ports: PushPorts,
): Promise<'adopted' | 'stillInDoubt'> {
  const link = await ports.store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    return locked?.link ?? null;
  });
  const sending = link?.inDoubt?.sending;
  if (!link || !sending) return 'stillInDoubt';
  const { mapping } = ports.settings;
  const candidates = found.snapshots.filter((snapshot) => isCreatedBy(sending, snapshot, mapping));
  const free = await unknownNumbers(link, candidates, ports);
  const [only, ...others] = free;
  if (only !== undefined && others.length === 0) {
    await acceptPush(
      linkId,
      sending,
      { contactNumber: only, answeredAtMs: found.answeredAtMs, at: found.at },
      ports,
    );
    return 'adopted';
  }
  await countLookUp(linkId, sending, found.at, others.length > 0, ports);
  return 'stillInDoubt';
}

async function unknownNumbers(
  link: LinkRecord,
  candidates: readonly ContactSnapshot[],
  { store }: PushPorts,
): Promise<string[]> {
  const numbers = candidates.map(({ contactNumber }) => contactNumber);
  const known = await store.transaction((transaction) =>
    transaction.linksByNumber(link.institution, numbers),
  );
  const linked = new Set(known.map(({ contactNumber }) => contactNumber));
  return numbers.filter((number) => !linked.has(number));
}

async function countLookUp(
  linkId: number,
  sending: Sending,
  at: Date,
  hasSeveral: boolean,
  { store }: PushPorts,
): Promise<void> {
  await store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked?.link.inDoubt) return;
    const { link } = locked;
    const lookups = locked.link.inDoubt.lookups + 1;
    await transaction.updateLinks([
      {
        ...link,
        inDoubt: { ...locked.link.inDoubt, lookups },
        attempts: 0,
        nextAttemptAt: hasSeveral ? null : nextLookUp(lookups, sending, at),
      },
    ]);
  });
}

/** Long delays, because each failed look-up costs a call and a person may decide at any time. */
const FAILED_LOOK_UP: BackoffTerms = { firstMs: MINUTE_MS, longestMs: 6 * HOUR_MS };

/** Postpones a look-up that failed, longer each time. */
export const putOffLookUp = (linkId: number, at: Date, ports: PushPorts): Promise<void> =>
  changeInDoubt(linkId, ports, ({ attempts }) => ({
    attempts: attempts + 1,
    nextAttemptAt: retryTime(at, attempts, FAILED_LOOK_UP),
  }));

/** Ends look-ups if S-360 cannot be searched for the sent values: a person decides. */
export const endLookUps = (linkId: number, ports: PushPorts): Promise<void> =>
  changeInDoubt(linkId, ports, () => ({ nextAttemptAt: null }));

async function changeInDoubt(
  linkId: number,
  { store }: PushPorts,
  change: (link: LinkRecord) => Pick<LinkRecord, 'nextAttemptAt'> & { attempts?: number },
): Promise<void> {
  await store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (locked?.link.state !== 'inDoubt') return;
    await transaction.updateLinks([{ ...locked.link, ...change(locked.link) }]);
  });
}
