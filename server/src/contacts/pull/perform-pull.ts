import { HOUR_MS } from '../../kernel/time/durations';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason, type Reason } from '../../contracts/reasons';
import {
  DONE,
  failureFrom,
  laneOf,
  NOTHING,
  outcomeOf,
  retryTime,
  wouldFailAgain,
  type BackoffTerms,
  type WorkResult,
} from '../../sending';
import { CONTACT_DETAILS, contactCalls, type S360Error } from '../../s360';
import { readContactItem } from '../model/mapping/snapshot';
import { adoptOrRefuse } from '../push/adoption';
import { endGoneNumber, isWithoutContact } from './gone-number';
import { AWAITS_LINK } from '../receive/match-reviews';
import { askWhetherHead, endMergedNumber } from '../receive/merged-there';
import { receiveSnapshots } from '../receive/receive';
import type { ExchangePorts } from '../exchange/ports';
import type { PullWork } from '../exchange/work';

/**
 * Backoff while a create is in doubt: resolving it takes long, days if a person has to decide, and
 * each read costs a call. Once it is resolved the contact is read at once, see `awaitedPulls`.
 */
export const AWAITED_CREATE: BackoffTerms = { firstMs: HOUR_MS, longestMs: 24 * HOUR_MS };

export async function readContact(work: PullWork, ports: ExchangePorts) {
  const call = contactCalls(ports.clientSettings).getContactData;
  const { contactNumber } = work;
  const about = { contactNumber };
  const taken = await ports.takePermit({ ...call, lane: laneOf(work), about });
  if (taken.kind === 'noPermit') return taken;
  const request = { contactNumber, details: CONTACT_DETAILS };
  return outcomeOf(ports.client.getContactData(request, { permit: taken.permit }));
}

/** Reads one contact from S-360 and applies it. */
export async function performPull(work: PullWork, ports: ExchangePorts): Promise<WorkResult> {
  if (await isOfOtherSystem(work.contactNumber, ports)) {
    await ports.pulls.finish(work);
    return NOTHING;
  }
  const { contactNumber } = work;
  const result = await readContact(work, ports);
  switch (result.kind) {
    case 'answered':
      ports.noteAnswer(result.answer.answeredAt);
      // Postponed before it is applied, so that an answer that cannot be applied is not read in a
      // loop.
      await ports.pulls.postpone(work, retryTime(ports.clock.now(), work.attempts), null);
      await endPull(work, await applyAnswer(contactNumber, result.answer.data, ports), ports);
      return DONE;
    case 'noPermit':
      return result;
    case 'callFailed': {
      if (isWithoutContact(result.error, ports)) {
        const hadLink = await endGoneNumber(contactNumber, result.error, ports);
        if (hadLink) {
          await ports.pulls.finish(work);
          return result;
        }
      }
      const failure = failureFrom(result.error, ports.clock.now());
      await ports.notePullFailure(contactNumber, failure);
      if (isInVain(work, result.error, ports)) {
        await adoptOrRefuse({ contactNumber, shown: failure, at: ports.clock.now() }, ports);
        await endEvaluated(work, failure, ports);
      } else await ports.pulls.postpone(work, retryTime(ports.clock.now(), work.attempts), failure);
      return result;
    }
  }
}

/** Whether repeating the pull is pointless; its push must not wait forever. */
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
  if (end.kind === 'evaluated') return endEvaluated(work, end.failure, ports);
  const retryAt = retryTime(ports.clock.now(), work.attempts, AWAITED_CREATE);
  await ports.pulls.postponeForContact(work, retryAt, end.contactDocumentId);
}

/**
 * Ends an evaluated pull. A pull without a resulting link stays, given up, in two cases: a failed
 * one is listed for people, and one for orders keeps each further order from reading the number
 * again.
 */
async function endEvaluated(
  work: PullWork,
  failure: SyncFailure | null,
  ports: ExchangePorts,
): Promise<void> {
  const isToStay = work.isOfOrders === true || failure !== null;
  if (!isToStay || (await linksOf(work.contactNumber, ports)).length > 0) {
    return ports.pulls.finish(work);
  }
  return ports.pulls.giveUp(work, ports.clock.now(), failure);
}

const linksOf = (contactNumber: string, { settings, store }: ExchangePorts) =>
  store.transaction((transaction) =>
    transaction.linksByNumber(settings.institution, [contactNumber]),
  );

/**
 * Whether the number was linked with another S-360. A copy of production on a test system must not
 * read whoever has the number there.
 */
export async function isOfOtherSystem(
  contactNumber: string,
  ports: ExchangePorts,
): Promise<boolean> {
  const links = await linksOf(contactNumber, ports);
  return links.some(({ baseUrl }) => baseUrl !== ports.settings.baseUrl);
}

/**
 * How a pull ended. `failure`: the answer could not be used. `awaiting`: it can be evaluated once
 * the create of a contact is resolved, and is read again then.
 */
type PullEnd =
  | { kind: 'evaluated'; failure: SyncFailure | null }
  | { kind: 'awaiting'; contactDocumentId: string };

const EVALUATED: PullEnd = { kind: 'evaluated', failure: null };

export async function applyAnswer(
  contactNumber: string,
  data: unknown,
  ports: ExchangePorts,
): Promise<PullEnd> {
  const { announce, clock, storeExcluded, notePullFailure, settings, store } = ports;
  const at = clock.now();
  const endUnusable = async (reasons: readonly Reason[]): Promise<PullEnd> => {
    const failure = {
      code: 'unusable',
      reason: reason('answerUnusable', { reasons }),
      at: at.toISOString(),
    };
    await notePullFailure(contactNumber, failure);
    await adoptOrRefuse({ contactNumber, shown: failure, at }, ports);
    return { kind: 'evaluated', failure };
  };
  const read = readContactItem(data, settings);
  if (read.kind === 'unusable') return endUnusable(read.reasons);
  if (read.kind === 'numberOnly') return endUnusable([reason('nothingButNumber')]);
  const { snapshot } = read;
  const head = snapshot.contactNumber === contactNumber ? null : snapshot.contactNumber;
  if (head !== null && !(await endMergedNumber(contactNumber, snapshot, at, ports)))
    return endUnusable([reason('notTheContact')]);
  const adoption =
    head === null && (await adoptOrRefuse({ contactNumber, shown: snapshot, at }, ports));
  // The pull was made only for this adoption, and S-360 has somebody else under the number.
  if (adoption === 'refused') return EVALUATED;
  const source = { kind: 'pull', id: null, appliedAt: at } as const;
  const { changedContacts, received } = await receiveSnapshots(
    { snapshots: [snapshot], source, settings },
    store,
  );
  announce(changedContacts);
  if (head !== null) {
    await askWhetherHead(contactNumber, head, at, ports);
    return EVALUATED;
  }
  for (const outcome of received) {
    if (outcome.kind === 'excluded') await storeExcluded(snapshot, data);
    if (outcome.kind !== 'refused') continue;
    // A match review decides whose number it is; the contact is read after the decision.
    if (outcome.awaits !== undefined && outcome.awaits !== AWAITS_LINK)
      return { kind: 'awaiting', contactDocumentId: outcome.awaits };
    const end = await endUnusable(outcome.reasons);
    return outcome.awaits === AWAITS_LINK ? EVALUATED : end;
  }
  return EVALUATED;
}
