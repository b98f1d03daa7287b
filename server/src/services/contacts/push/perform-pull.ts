import { HOUR_MS } from '../../durations';
import { reason } from '../../../contracts/reasons';
import { backoffMs, CONTACT_RETRY, type BackoffTerms } from '../../dispatch/backoff';
import { failureFrom, verdictOn } from '../../dispatch/outcome';
import type { DueWork, WorkResult } from '../../dispatch/work';
import { contactCalls, type ContactDetail } from '../../ticketing';
import { readContactItem } from '../mapping/snapshot';
import { AWAITS_LINK } from '../receive/questions';
import { receiveSnapshots } from '../receive/receive';
import { DONE, laneOf, NOTHING, outcomeOf, type ExchangePorts } from './exchange';

/** Everything that the mapping reads. Documented: getContactData. */
const DETAILS: readonly ContactDetail[] = [
  'GENERAL',
  'ADDRESSES',
  'AUTHORIZATIONS',
  'CRITERIA',
  'INDICATORS',
  'ADVANTAGES',
  'QUALITIES',
];

/**
 * A create in doubt takes long to be settled, days where a person has to decide; each reading before
 * costs a call. Once it is settled the contact is read at once, see `awaitedPulls`.
 */
export const AWAITED_CREATE: BackoffTerms = { firstMs: HOUR_MS, longestMs: 24 * HOUR_MS };

export type PullWork = Extract<DueWork, { kind: 'pull' }>;

/** Takes a permit and reads one contact. */
export async function readContact(work: PullWork, ports: ExchangePorts) {
  const call = contactCalls(ports.clientSettings).getContactData;
  const taken = await ports.takePermit({ ...call, lane: laneOf(work) });
  if (taken.kind === 'noPermit') return taken;
  const request = { contactNumber: work.contactNumber, details: DETAILS };
  return outcomeOf(ports.client.getContactData(request, { permit: taken.permit }));
}

/** Reads one contact from S-360 and applies it. */
export async function performPull(work: PullWork, ports: ExchangePorts): Promise<WorkResult> {
  if (await isOfOtherSystem(work.contactNumber, ports)) {
    await ports.pulls.done(work);
    return NOTHING;
  }
  const { contactNumber } = work;
  const result = await readContact(work, ports);
  switch (result.kind) {
    case 'answered':
      ports.noteAnswer(result.answer.answeredAt);
      // Due later unless it is applied: what cannot be applied must not be read again and again.
      await ports.pulls.later(work, laterThanNow(work.attempts, ports), null);
      await endPull(work, await applyPulled(contactNumber, result.answer.data, ports), ports);
      return DONE;
    case 'noPermit':
      return result;
    case 'callFailed': {
      const failure = failureFrom(result.error, ports.clock.now());
      await ports.notePullFailure(contactNumber, failure);
      if (verdictOn(result.error) === 'refused') await ports.pulls.done(work);
      else await ports.pulls.later(work, laterThanNow(work.attempts, ports), failure);
      return result;
    }
  }
}

async function endPull(work: PullWork, end: PullEnd, ports: ExchangePorts): Promise<void> {
  if (end.kind === 'judged') return ports.pulls.done(work);
  const retryAt = laterThanNow(work.attempts, ports, AWAITED_CREATE);
  await ports.pulls.awaits(work, retryAt, end.contactDocumentId);
}

/** A copy of production on a test system must not read who has the number there. */
export async function isOfOtherSystem(
  contactNumber: string,
  { settings, store }: ExchangePorts,
): Promise<boolean> {
  const links = await store.transaction((transaction) =>
    transaction.linksByNumber(settings.institution, [contactNumber]),
  );
  return links.some(({ baseUrl }) => baseUrl !== settings.baseUrl);
}

/** When a read that failed so often is tried again. */
export function laterThanNow(
  attempts: number,
  { clock }: Pick<ExchangePorts, 'clock'>,
  terms: BackoffTerms = CONTACT_RETRY,
): Date {
  return new Date(clock.now().getTime() + backoffMs(attempts, terms));
}

/** `awaiting`: it can be judged once the create of a contact is settled; it is read again then. */
type PullEnd = { kind: 'judged' } | { kind: 'awaiting'; contactDocumentId: string };

const JUDGED: PullEnd = { kind: 'judged' };

async function applyPulled(
  contactNumber: string,
  data: unknown,
  { announce, clock, keepOut, notePullFailure, settings, store }: ExchangePorts,
): Promise<PullEnd> {
  const at = clock.now();
  const unusable = async (reasons: readonly string[]) => {
    await notePullFailure(contactNumber, {
      code: 'unusable',
      message: reason('answerUnusable', { reasons: reasons.join('; ') }),
      at: at.toISOString(),
    });
    return JUDGED;
  };
  const read = readContactItem(data, settings);
  if (read.kind === 'unusable') return unusable(read.reasons);
  if (read.kind === 'numberOnly') return unusable([reason('nothingButNumber')]);
  const source = { kind: 'pull', id: null, appliedAt: at } as const;
  const { changedContacts, received } = await receiveSnapshots(
    { snapshots: [read.snapshot], source, settings },
    store,
  );
  announce(changedContacts);
  for (const outcome of received) {
    if (outcome.kind === 'keptOut') await keepOut(read.snapshot, data);
    if (outcome.kind !== 'refused') continue;
    // Whose number it is a person is asked; it is read once that is answered.
    if (outcome.awaits !== undefined && outcome.awaits !== AWAITS_LINK)
      return { kind: 'awaiting', contactDocumentId: outcome.awaits };
    await unusable(outcome.reasons);
  }
  return JUDGED;
}
