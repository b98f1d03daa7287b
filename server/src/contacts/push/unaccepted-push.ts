import { afterEvent } from '../model/link-states';
import { reason } from '../../contracts/reasons';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { sentWithoutAnswer } from '../model/merge/observation';
import type { LinkRecord, Observations, Sending } from '../records';
import type { ContactSettings } from '../settings';
import { compared, isSame, lockLink, type LockedLink, type PushPorts } from './push';

/** How a push ended that S-360 did not accept. */
export type UnacceptedPush =
  /** It is sent again; `isLost`: S-360 may have carried it out. */
  | { kind: 'retry'; failure: SyncFailure; retryAt: Date; isLost: boolean }
  /** It would fail again: waits for an operator or the next edit. */
  | { kind: 'failed'; failure: SyncFailure; isLost: boolean }
  /** Nothing was sent: what S-360 has by now changed what is to be sent. */
  | { kind: 'anew' }
  /** A create whose answer was lost; `lookUpAt` is when S-360 is asked, `null` leaves it to a person. */
  | { kind: 'inDoubt'; failure: SyncFailure; lookUpAt: Date | null };

/** S-360 refused the call, or no answer came: written only by the one that sent it. */
export async function endUnacceptedPush(
  linkId: number,
  sending: Sending,
  outcome: UnacceptedPush,
  { store, settings }: PushPorts,
): Promise<void> {
  await store.transaction(async (transaction) => {
    const locked = await lockLink(linkId, transaction);
    if (!locked || !isSame(locked.link.sending, sending)) return;
    await transaction.updateLinks([unaccepted(locked, outcome, settings)]);
  });
}

function unaccepted(
  locked: LockedLink,
  outcome: UnacceptedPush,
  settings: ContactSettings,
): LinkRecord {
  const { link } = locked;
  const { sending } = link;
  if (outcome.kind === 'anew') return compared(locked, { ...link, sending: null }, settings);
  const isLost = outcome.kind !== 'inDoubt' && outcome.isLost;
  const ended: LinkRecord = {
    ...(locked.contact === null ? afterEvent(link, { kind: 'deleted' }) : link),
    ...(sending !== null && isLost && { observations: unanswered(link, sending) }),
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
  // The echo brought the number before the answer was lost: there is no doubt any more.
  const answered: LinkRecord = {
    ...ended,
    ...(sending !== null && { observations: unanswered(link, sending) }),
    sending: null,
    failure: null,
    nextAttemptAt: null,
  };
  return compared(locked, answered, settings);
}

/**
 * The observations of a link whose values were sent without an answer. An echo is as good as one for
 * a create alone: what seems the echo of an update may be a person's who had the same idea there.
 */
export function unanswered({ observations }: LinkRecord, sending: Sending): Observations {
  const { kind, startedAtMs, values } = sending;
  const sent = Object.entries(values)
    .filter(([key, value]) => {
      const observation = observations[key];
      const isEchoed = observation?.base === value && observation.unanswered === undefined;
      return kind === 'update' || !isEchoed;
    })
    .map(([key, value]) => [key, sentWithoutAnswer(observations[key], value, startedAtMs)]);
  return { ...observations, ...Object.fromEntries(sent) };
}

/**
 * What a process was sending when it lost its lease: an update is sent again, a create is in doubt.
 */
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
    await transaction.updateLinks([unaccepted(locked, outcome, ports.settings)]);
  });
}
