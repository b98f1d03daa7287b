import { afterEvent } from '../model/link-states';
import { reason } from '../../contracts/reasons';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { noteUnanswered } from '../model/merge/observation';
import type { LinkRecord, Sending } from '../records';
import type { Observations } from '../model/merge/field-observation';
import { askWhoHasItNow } from '../receive/merged-there';
import type { ContactSettings } from '../settings';
import { evaluateState, isSame, lockLink, type LockedLink, type PushPorts } from './push';

/** How a push ended that S-360 did not accept. */
export type UnacceptedPush =
  /** The push is retried. `isLost`: S-360 may have carried it out. */
  | { kind: 'retry'; failure: SyncFailure; retryAt: Date; isLost: boolean }
  /** A retry would fail again: the push waits for an operator or the next edit. */
  | { kind: 'failed'; failure: SyncFailure; isLost: boolean }
  /** Nothing was sent, because S-360 has no contact under the number any more. */
  | { kind: 'gone'; failure: SyncFailure }
  /** Nothing was sent, because S-360's current data changed what to send. */
  | { kind: 'anew' }
  /**
   * The answer of a create was lost. `lookUpAt`: when to search S-360; `null` leaves it to a
   * person.
   */
  | { kind: 'inDoubt'; failure: SyncFailure; lookUpAt: Date | null };

/**
 * Records that S-360 refused the call or did not answer, in a transaction; only the sender writes
 * this.
 */
export async function endUnacceptedPush(
  linkId: number,
  sending: Sending,
  outcome: UnacceptedPush,
  ports: PushPorts,
): Promise<void> {
  const { settings, store } = ports;
  const contactNumber = await store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked || !isSame(locked.link.sending, sending)) return null;
    await transaction.updateLinks([applyUnaccepted(locked, outcome, settings)]);
    return locked.link.contactNumber;
  });
  if (outcome.kind === 'gone' && contactNumber !== null)
    await askWhoHasItNow(contactNumber, new Date(outcome.failure.at), ports);
}

function applyUnaccepted(
  locked: LockedLink,
  outcome: UnacceptedPush,
  settings: ContactSettings,
): LinkRecord {
  const { link } = locked;
  const { sending } = link;
  if (outcome.kind === 'anew') return evaluateState(locked, { ...link, sending: null }, settings);
  if (outcome.kind === 'gone') {
    const { failure } = outcome;
    return afterEvent({ ...link, sending: null }, { kind: 'ended', failure });
  }
  const isLost = outcome.kind !== 'inDoubt' && outcome.isLost;
  const ended: LinkRecord = {
    ...(locked.contact === null ? afterEvent(link, { kind: 'deleted' }) : link),
    ...(sending !== null && isLost && { observations: noteUnansweredValues(link, sending) }),
  };
  const { failure } = outcome;
  switch (outcome.kind) {
    case 'inDoubt': {
      if (sending === null || link.contactNumber !== null) break;
      const inDoubt = { sending, since: failure.at, lookups: 0 };
      return afterEvent(ended, { kind: 'doubted', inDoubt, failure, lookUpAt: outcome.lookUpAt });
    }
    case 'retry':
      return afterEvent(ended, { kind: 'retryLater', failure, retryAt: outcome.retryAt });
    case 'failed': {
      const left = sending !== null && link.markedRevision > sending.revision;
      return afterEvent(ended, { kind: 'refused', failure, left });
    }
  }
  // The echo brought the number before the answer was lost, so nothing is in doubt.
  const answered: LinkRecord = {
    ...ended,
    ...(sending !== null && { observations: noteUnansweredValues(link, sending) }),
    sending: null,
    failure: null,
    nextAttemptAt: null,
  };
  return evaluateState(locked, answered, settings);
}

/**
 * The observations of a link whose values were sent without an answer. Only for a create does an
 * echo replace the answer: an apparent echo of an update may come from somebody who entered the
 * same value in S-360.
 */
export function noteUnansweredValues({ observations }: LinkRecord, sending: Sending): Observations {
  const { kind, startedAtMs, values } = sending;
  const sent = Object.entries(values)
    .filter(([key, value]) => {
      const observation = observations[key];
      const isEchoed = observation?.base === value && observation.unanswered === undefined;
      return kind === 'update' || !isEchoed;
    })
    .map(([key, value]) => [key, noteUnanswered(observations[key], value, startedAtMs)]);
  return { ...observations, ...Object.fromEntries(sent) };
}

/** Recovers a send whose process lost its lease: an update is retried, a create is put in doubt. */
export async function recoverSending(
  linkId: number,
  takeover: {
    fence: number;
    at: Date;
    retryAt(attempts: number): Date;
    lookUpAt(sending: Sending): Date | null;
  },
  ports: PushPorts,
): Promise<void> {
  await ports.store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    const sending = locked?.link.sending;
    if (!locked || !sending || sending.fence >= takeover.fence) return;
    const failure: SyncFailure = {
      code: 'interrupted',
      reason: reason('interrupted'),
      at: takeover.at.toISOString(),
    };
    const outcome: UnacceptedPush =
      sending.kind === 'create'
        ? { kind: 'inDoubt', failure, lookUpAt: takeover.lookUpAt(sending) }
        : { kind: 'retry', failure, retryAt: takeover.retryAt(locked.link.attempts), isLost: true };
    await transaction.updateLinks([applyUnaccepted(locked, outcome, ports.settings)]);
  });
}
