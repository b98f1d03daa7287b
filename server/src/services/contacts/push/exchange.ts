import type { SyncFailure } from '../../../contracts/contact-sync';
import { backoffMs, CONTACT_RETRY } from '../../dispatch/backoff';
import { failureFrom, verdictOn } from '../../dispatch/outcome';
import { NoPermitError } from '../../dispatch/no-permit-error';
import type { DueWork, NoPermit, WorkResult } from '../../dispatch/work';
import type {
  CallName,
  ContactDetail,
  Lane,
  Permit,
  S360Client,
  S360ClientSettings,
} from '../../ticketing';
import { contactCalls } from '../../ticketing';
import { isS360Error, type S360Error } from '../../ticketing/errors';
import { lookUpCriteria, nextLookUp, resolveByLookUp, scheduleLookUp } from './in-doubt';
import {
  acceptPush,
  beginPush,
  endUnacceptedPush,
  preparePush,
  type BegunPush,
  type UnacceptedPush,
} from './push';
import { receiveSnapshots } from '../receive/receive';
import type { ChangedContact } from '../receive/write-received';
import type { Sending } from '../records';
import type { ContactSettings } from '../settings';
import { readContactItem, type ContactSnapshot } from '../mapping/snapshot';
import type { Clock, ContactStore } from '../store';

export interface ExchangePorts {
  store: ContactStore;
  clock: Clock;
  client: S360Client;
  settings: ContactSettings;
  clientSettings: S360ClientSettings;
  takePermit(
    call: CallName & { lane: Lane },
  ): Promise<{ kind: 'granted'; permit: Permit } | NoPermit>;
  /** The fence of the lease that is held, with time enough left for one call; `null` when it is lost. */
  fence(): Promise<number | null>;
  /**
   * S-360's time minus ours, ms, as its last answer showed it. Its `Date` is cut to the second and
   * has travelled since, so that a time estimated so is never later than S-360's.
   */
  clockOffsetMs(): number;
  /** Notes S-360's time from an answer. */
  noteAnswer(answeredAt: Date | null): void;
  /** Tells other plugins of contacts that a pull changed. */
  announce(changed: readonly ChangedContact[]): void;
  pulls: {
    done(work: Extract<DueWork, { kind: 'pull' }>): Promise<void>;
    later(
      work: Extract<DueWork, { kind: 'pull' }>,
      retryAt: Date,
      failure: SyncFailure | null,
    ): Promise<void>;
  };
  /** Notes a pull that failed on the contact's link, or in the log where there is none. */
  notePullFailure(contactNumber: string, failure: SyncFailure): Promise<void>;
}

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

const LOOK_UP_DETAILS: readonly ContactDetail[] = ['GENERAL', 'ADDRESSES'];

const FAILED_LOOK_UP_AGAIN_MS = 60_000;
const LEASE_AGAIN_MS = 1_000;

const DONE: WorkResult = { kind: 'done' };
const NOTHING: WorkResult = { kind: 'nothing' };

function laneOf(work: { lane: 'edit' | 'bulk'; attempts: number }): Lane {
  return work.attempts > 0 && work.lane === 'edit' ? 'retry' : work.lane;
}

/** Sends one link's changes: derive, permit, put on record, call, write the answer. */
export async function performPush(
  work: Extract<DueWork, { kind: 'push' }>,
  ports: ExchangePorts,
): Promise<WorkResult> {
  const { clock, clientSettings } = ports;
  const prepared = await preparePush(work.linkId, ports);
  if (prepared.kind === 'nothing') return NOTHING;
  const calls = contactCalls(clientSettings);
  const call =
    prepared.save === 'individual'
      ? calls.saveIndividualContactData
      : calls.saveStructureContactData;
  const fence = await ports.fence();
  if (fence === null) return { kind: 'noPermit', waitMs: LEASE_AGAIN_MS };
  const taken = await ports.takePermit({ ...call, lane: laneOf(work) });
  if (taken.kind === 'noPermit') return taken;
  const startedAtMs = clock.now().getTime() + ports.clockOffsetMs();
  const begun = await beginPush(work.linkId, { fence, startedAtMs, save: prepared.save }, ports);
  if (begun.kind === 'nothing') return NOTHING;
  return send(begun, work.attempts, taken.permit, ports);
}

async function send(
  begun: Extract<BegunPush, { kind: 'send' }>,
  attempts: number,
  permit: Permit,
  ports: ExchangePorts,
): Promise<WorkResult> {
  const { linkId, request, sending } = begun;
  const result = await outcomeOf(save(request, permit, ports.client));
  const at = ports.clock.now();
  switch (result.kind) {
    case 'answered': {
      const { contactNumber } = result.answer.data;
      ports.noteAnswer(result.answer.answeredAt);
      if (sending.kind === 'create' && contactNumber === null) {
        await endUnacceptedPush(linkId, sending, unnamedCreate(sending, at), ports);
        return DONE;
      }
      const answeredAtMs = (result.answer.answeredAt ?? at).getTime();
      await acceptPush(linkId, sending, { contactNumber, answeredAtMs, at }, ports);
      return DONE;
    }
    case 'noPermit': {
      const retryAt = new Date(at.getTime() + result.waitMs);
      const failure = {
        code: 'no-permit',
        message: 'No call is free for the login.',
        at: at.toISOString(),
      };
      await endUnacceptedPush(linkId, sending, { kind: 'retry', failure, retryAt }, ports);
      return result;
    }
    case 'callFailed':
      await endUnacceptedPush(
        linkId,
        sending,
        unacceptedBy(result.error, sending, attempts, at),
        ports,
      );
      return result;
  }
}

/**
 * Separates what a call can end with from faults of our own. Those go on: the dispatcher then gives
 * its lease back, and the next holder treats what was being sent as interrupted.
 */
async function outcomeOf<T>(
  call: Promise<T>,
): Promise<{ kind: 'answered'; answer: T } | NoPermit | { kind: 'callFailed'; error: S360Error }> {
  try {
    return { kind: 'answered', answer: await call };
  } catch (error) {
    if (isS360Error(error)) return { kind: 'callFailed', error };
    if (error instanceof NoPermitError) return { kind: 'noPermit', waitMs: error.waitMs };
    throw error;
  }
}

function save(
  request: Extract<BegunPush, { kind: 'send' }>['request'],
  permit: Permit,
  client: S360Client,
) {
  return request.type === 'individual'
    ? client.saveIndividualContactData(request.body, { permit })
    : client.saveStructureContactData(request.body, { permit });
}

function unnamedCreate(sending: Sending, at: Date): UnacceptedPush {
  return {
    kind: 'inDoubt',
    failure: {
      code: 'no-number',
      message: 'S-360 accepted the contact but named no number.',
      at: at.toISOString(),
    },
    lookUpAt: nextLookUp(0, sending, at),
  };
}

function unacceptedBy(
  error: S360Error,
  sending: Sending,
  attempts: number,
  at: Date,
): UnacceptedPush {
  const failure = failureFrom(error, at);
  const retryAt = new Date(at.getTime() + backoffMs(attempts, CONTACT_RETRY));
  switch (verdictOn(error)) {
    case 'retry':
      return { kind: 'retry', failure, retryAt };
    case 'refused':
      return { kind: 'failed', failure };
    case 'lost':
      return sending.kind === 'create'
        ? { kind: 'inDoubt', failure, lookUpAt: nextLookUp(0, sending, at) }
        : { kind: 'retry', failure, retryAt };
  }
}

/** Reads one contact from S-360 and applies it. */
export async function performPull(
  work: Extract<DueWork, { kind: 'pull' }>,
  ports: ExchangePorts,
): Promise<WorkResult> {
  if (await isOfOtherSystem(work.contactNumber, ports)) {
    await ports.pulls.done(work);
    return NOTHING;
  }
  const call = contactCalls(ports.clientSettings).getContactData;
  const taken = await ports.takePermit({ ...call, lane: laneOf(work) });
  if (taken.kind === 'noPermit') return taken;
  const { contactNumber } = work;
  const request = { contactNumber, details: DETAILS };
  const result = await outcomeOf(ports.client.getContactData(request, { permit: taken.permit }));
  switch (result.kind) {
    case 'answered':
      ports.noteAnswer(result.answer.answeredAt);
      // Due later unless it is applied: what cannot be applied must not be read again and again.
      await ports.pulls.later(work, laterThanNow(work.attempts, ports), null);
      await applyPulled(contactNumber, result.answer.data, ports);
      await ports.pulls.done(work);
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

/** A copy of production on a test system must not read who has the number there. */
async function isOfOtherSystem(
  contactNumber: string,
  { settings, store }: ExchangePorts,
): Promise<boolean> {
  const links = await store.transaction((transaction) =>
    transaction.linksByNumber(settings.institution, [contactNumber]),
  );
  return links.some(({ baseUrl }) => baseUrl !== settings.baseUrl);
}

function laterThanNow(attempts: number, { clock }: ExchangePorts): Date {
  return new Date(clock.now().getTime() + backoffMs(attempts, CONTACT_RETRY));
}

async function applyPulled(
  contactNumber: string,
  data: unknown,
  { announce, clock, notePullFailure, settings, store }: ExchangePorts,
): Promise<void> {
  const at = clock.now();
  const unusable = (reasons: readonly string[]) =>
    notePullFailure(contactNumber, {
      code: 'unusable',
      message: `What S-360 answered could not be used: ${reasons.join('; ')}`,
      at: at.toISOString(),
    });
  const read = readContactItem(data, settings);
  if (read.kind === 'unusable') return unusable(read.reasons);
  if (read.kind === 'numberOnly') return unusable(['it holds nothing but the number']);
  const source = { kind: 'pull', id: null, appliedAt: at } as const;
  const { changedContacts, received } = await receiveSnapshots(
    { snapshots: [read.snapshot], source, settings },
    store,
  );
  announce(changedContacts);
  for (const outcome of received) {
    if (outcome.kind === 'refused') await unusable(outcome.reasons);
  }
}

/** Asks S-360 whether a create whose answer was lost has been carried out. */
export async function performLookUp(
  work: Extract<DueWork, { kind: 'lookUp' }>,
  ports: ExchangePorts,
): Promise<WorkResult> {
  const criteria = lookUpCriteria(work.inDoubt.sending);
  if (criteria === null) {
    await scheduleLookUp(work.linkId, null, ports);
    return NOTHING;
  }
  const call = contactCalls(ports.clientSettings).searchContact;
  const taken = await ports.takePermit({ ...call, lane: 'retry' });
  if (taken.kind === 'noPermit') return taken;
  const request = { ...criteria, details: LOOK_UP_DETAILS };
  const result = await outcomeOf(ports.client.searchContact(request, { permit: taken.permit }));
  const at = ports.clock.now();
  switch (result.kind) {
    case 'answered': {
      ports.noteAnswer(result.answer.answeredAt);
      const snapshots = result.answer.data.flatMap((item) => snapshotsIn(item, ports.settings));
      const answeredAtMs = (result.answer.answeredAt ?? at).getTime();
      await resolveByLookUp(work.linkId, { snapshots, answeredAtMs, at }, ports);
      return DONE;
    }
    case 'noPermit':
      return result;
    case 'callFailed':
      await noteFailedLookUp(work, result.error, at, ports);
      return result;
  }
}

/**
 * What a later call may cure is asked again later; an answer that says nothing, or a refusal, would
 * come each time: it counts as a look-up that found nothing.
 */
async function noteFailedLookUp(
  { linkId }: Extract<DueWork, { kind: 'lookUp' }>,
  error: S360Error,
  at: Date,
  ports: ExchangePorts,
): Promise<void> {
  if (error.kind === 'answer' || verdictOn(error) === 'refused') {
    await resolveByLookUp(linkId, { snapshots: [], answeredAtMs: at.getTime(), at }, ports);
  } else {
    await scheduleLookUp(linkId, new Date(at.getTime() + FAILED_LOOK_UP_AGAIN_MS), ports);
  }
}

function snapshotsIn(item: unknown, settings: ContactSettings): ContactSnapshot[] {
  const read = readContactItem(item, settings);
  return read.kind === 'snapshot' ? [read.snapshot] : [];
}
