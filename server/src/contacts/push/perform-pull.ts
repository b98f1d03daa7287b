import { HOUR_MS } from '../../kernel/durations';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason, type Reason } from '../../contracts/reasons';
import {
  backoffMs,
  CONTACT_RETRY,
  DONE,
  failureFrom,
  laneOf,
  NOTHING,
  outcomeOf,
  wouldFailAgain,
  type BackoffTerms,
  type WorkResult,
} from '../../sending';
import { contactCalls, type ContactDetail, type S360Error } from '../../s360';
import { readContactItem } from '../model/mapping/snapshot';
import { settleAdoption } from './adoption';
import { AWAITS_LINK } from '../receive/match-reviews';
import { receiveSnapshots } from '../receive/receive';
import type { ExchangePorts } from '../exchange/ports';
import type { PullWork } from '../exchange/work';

/** Everything that the mapping reads. Documented: getContactData. */
export const CONTACT_DETAILS: readonly ContactDetail[] = [
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

/** Takes a permit and reads one contact. */
export async function readContact(work: PullWork, ports: ExchangePorts) {
  const call = contactCalls(ports.clientSettings).getContactData;
  const taken = await ports.takePermit({ ...call, lane: laneOf(work) });
  if (taken.kind === 'noPermit') return taken;
  const request = { contactNumber: work.contactNumber, details: CONTACT_DETAILS };
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
      if (isInVain(work, result.error, ports)) {
        await settleAdoption({ contactNumber, shown: failure, at: ports.clock.now() }, ports);
        await evaluated(work, failure, ports);
      } else await ports.pulls.later(work, laterThanNow(work.attempts, ports), failure);
      return result;
    }
  }
}

/** Its push must not wait for ever for what S-360 does not show. */
function isInVain(
  { attempts }: PullWork,
  error: S360Error,
  { isAnsweringOthers }: ExchangePorts,
): boolean {
  const hasNoContact = error.kind === 'answer' && error.reason === 'no-result';
  return (
    hasNoContact || wouldFailAgain(error, { attempts, isAnsweringOthers: isAnsweringOthers() })
  );
}

async function endPull(work: PullWork, end: PullEnd, ports: ExchangePorts): Promise<void> {
  if (end.kind === 'evaluated') return evaluated(work, end.failure, ports);
  const retryAt = laterThanNow(work.attempts, ports, AWAITED_CREATE);
  await ports.pulls.awaits(work, retryAt, end.contactDocumentId);
}

/**
 * A wish that no link has come of stays, given up, where it failed: it stands among what needs
 * somebody. So does one of orders: else each further order of the number would have it read again.
 */
async function evaluated(
  work: PullWork,
  failure: SyncFailure | null,
  ports: ExchangePorts,
): Promise<void> {
  const isToStay = work.isOfOrders === true || failure !== null;
  if (!isToStay || (await linksOf(work.contactNumber, ports)).length > 0) {
    return ports.pulls.done(work);
  }
  return ports.pulls.giveUp(work, ports.clock.now(), failure);
}

const linksOf = (contactNumber: string, { settings, store }: ExchangePorts) =>
  store.transaction((transaction) =>
    transaction.linksByNumber(settings.institution, [contactNumber]),
  );

/** A copy of production on a test system must not read who has the number there. */
export async function isOfOtherSystem(
  contactNumber: string,
  ports: ExchangePorts,
): Promise<boolean> {
  const links = await linksOf(contactNumber, ports);
  return links.some(({ baseUrl }) => baseUrl !== ports.settings.baseUrl);
}

/** When a read that failed so often is tried again. */
export function laterThanNow(
  attempts: number,
  { clock }: Pick<ExchangePorts, 'clock'>,
  terms: BackoffTerms = CONTACT_RETRY,
): Date {
  return new Date(clock.now().getTime() + backoffMs(attempts, terms));
}

/** `failure`: it could not be used. `awaiting`: it can be evaluated once the create of a contact is settled; it is read again then. */
type PullEnd =
  | { kind: 'evaluated'; failure: SyncFailure | null }
  | { kind: 'awaiting'; contactDocumentId: string };

const EVALUATED: PullEnd = { kind: 'evaluated', failure: null };

/** Applies what S-360 showed of a contact that was read. */
export async function applyPulled(
  contactNumber: string,
  data: unknown,
  ports: ExchangePorts,
): Promise<PullEnd> {
  const { announce, clock, keepOut, notePullFailure, settings, store } = ports;
  const at = clock.now();
  const unusable = async (reasons: readonly Reason[]): Promise<PullEnd> => {
    const failure = {
      code: 'unusable',
      reason: reason('answerUnusable', { reasons }),
      at: at.toISOString(),
    };
    await notePullFailure(contactNumber, failure);
    await settleAdoption({ contactNumber, shown: failure, at }, ports);
    return { kind: 'evaluated', failure };
  };
  const read = readContactItem(data, settings);
  if (read.kind === 'unusable') return unusable(read.reasons);
  if (read.kind === 'numberOnly') return unusable([reason('nothingButNumber')]);
  const { snapshot } = read;
  if (snapshot.contactNumber !== contactNumber) return unusable([reason('notTheContact')]);
  const adoption = await settleAdoption({ contactNumber, shown: snapshot, at }, ports);
  // It was read for one contact alone, and is another one.
  if (adoption === 'refused') return EVALUATED;
  const source = { kind: 'pull', id: null, appliedAt: at } as const;
  const { changedContacts, received } = await receiveSnapshots(
    { snapshots: [snapshot], source, settings },
    store,
  );
  announce(changedContacts);
  for (const outcome of received) {
    if (outcome.kind === 'excluded') await keepOut(snapshot, data);
    if (outcome.kind !== 'refused') continue;
    // Whose number it is a person is asked; it is read once that is answered.
    if (outcome.awaits !== undefined && outcome.awaits !== AWAITS_LINK)
      return { kind: 'awaiting', contactDocumentId: outcome.awaits };
    const end = await unusable(outcome.reasons);
    return outcome.awaits === AWAITS_LINK ? EVALUATED : end;
  }
  return EVALUATED;
}
