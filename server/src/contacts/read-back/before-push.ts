import { reason } from '../../contracts/reasons';
import {
  retryTime,
  DONE,
  failureFrom,
  laneOf,
  wouldFailAgain,
  type Care,
  type NoPermit,
  type WorkResult,
} from '../../sending';
import type { ExchangePorts } from '../exchange/ports';
import { goneFailure, isWithoutContact } from '../pull/gone-number';
import { applyAnswer } from '../pull/perform-pull';
import { plannedAgain } from '../push/planned-again';
import type { BegunPush, PreparedPush } from '../push/push';
import type { SaveRequest } from '../push/push-plan';
import type { UnacceptedPush } from '../push/unaccepted-push';
import {
  contactCalls,
  type CallName,
  type Lane,
  type Permit,
  type S360Error,
  type RequestedCall,
} from '../../s360';
import { readWhole } from './read-back';
import { wholeRequest } from './whole-request';

type PushTurn = Parameters<typeof laneOf>[0];

/** How long a begun push waits for the permit of its second call, ms. */
const PERMIT_SOON_MS = 10_000;
const LEASE_AGAIN_MS = 1_000;

/** Whether saves send the whole contact, which has to be read first. */
const isWhole = ({ clientSettings }: ExchangePorts): boolean =>
  clientSettings.assumptions.writes === 'full';

/**
 * The lane of a read. A read for a sample uses `bulk`, so that it takes no call from urgent work.
 */
export const readingLane = (turn: PushTurn, care: Care): Lane =>
  care === 'sampled' ? 'bulk' : laneOf(turn);

const saveCall = (type: SaveRequest['type'], { clientSettings }: ExchangePorts): CallName => {
  const calls = contactCalls(clientSettings);
  return type === 'individual' ? calls.saveIndividualContactData : calls.saveStructureContactData;
};

/** The permit of a push's first call, and the care of the push. */
interface FirstPermit {
  kind: 'granted';
  permit: Permit;
  care: Care;
  /** The permit is for reading the contact before the save. */
  isToRead: boolean;
}

/**
 * Takes the permit of the first call: to read the contact if that is necessary, else to save it. If
 * no call is free to read a sample, the save is made as trusted.
 */
export async function firstPermit(
  turn: PushTurn,
  { about, save, saves }: Extract<PreparedPush, { kind: 'call' }>,
  care: Care,
  ports: ExchangePorts,
): Promise<NoPermit | FirstPermit> {
  const isToRead = saves === 'update' && (care !== 'trusted' || isWhole(ports));
  if (isToRead) {
    const lane = isWhole(ports) ? laneOf(turn) : readingLane(turn, care);
    const { getContactData } = contactCalls(ports.clientSettings);
    const taken = await ports.takePermit({ ...getContactData, lane, about });
    if (taken.kind === 'granted') return { ...taken, care, isToRead };
    if (isWhole(ports) || care !== 'sampled') return taken;
  }
  const taken = await ports.takePermit({ ...saveCall(save, ports), lane: laneOf(turn), about });
  if (taken.kind === 'noPermit') return taken;
  return { ...taken, care: isToRead ? 'trusted' : care, isToRead: false };
}

/** The request and permit of a push after its read, or how the push ended before it was sent. */
type BeforePush =
  | { kind: 'ready'; request: SaveRequest; permit: Permit }
  | { kind: 'ended'; outcome: UnacceptedPush; result: WorkResult };

/**
 * Reads the contact right before the save, once both permits are granted. S-360's current data is
 * merged first, so that no change there is overwritten unseen; if that alters what to send, the
 * push starts anew. The answer is stored for the read-back (`reference`), and sent back if saves
 * replace what they leave out.
 */
export async function readBefore(
  { contactNumber, linkId, request, sending }: Extract<BegunPush, { kind: 'send' }>,
  turn: PushTurn,
  { permit, reference }: { permit: Permit; reference: string | null },
  ports: ExchangePorts,
): Promise<BeforePush> {
  const { clock, trust } = ports;
  const lane = laneOf(turn);
  const toSave = await permitSoon(
    { ...saveCall(request.type, ports), lane, about: permit.about },
    ports,
  );
  if (toSave.kind === 'noPermit') return endWithoutPermit(toSave, clock.now());
  if (contactNumber === null || (await ports.fence()) === null)
    return endWithoutPermit({ kind: 'noPermit', waitMs: LEASE_AGAIN_MS }, clock.now());
  const read = await readWhole(contactNumber, permit, ports);
  switch (read.kind) {
    case 'noPermit':
      return endWithoutPermit(read, clock.now());
    case 'callFailed':
      return {
        kind: 'ended',
        outcome: failedReadOutcome(contactNumber, read.error, turn, ports),
        result: read,
      };
    case 'answered': {
      ports.noteAnswer(read.answer.answeredAt);
      const before = read.answer.data;
      await applyAnswer(contactNumber, before, ports);
      const merged = await plannedAgain(linkId, sending, ports);
      if (merged === null) return { kind: 'ended', outcome: { kind: 'anew' }, result: DONE };
      if (reference !== null) await trust.noteBefore(reference, before);
      const whole = isWhole(ports) ? wholeRequest(before, merged) : merged;
      return { kind: 'ready', request: whole, permit: toSave.permit };
    }
  }
}

async function permitSoon(
  call: RequestedCall,
  { takePermit }: ExchangePorts,
): ReturnType<ExchangePorts['takePermit']> {
  const endsAtMs = performance.now() + PERMIT_SOON_MS;
  for (;;) {
    const taken = await takePermit(call);
    if (taken.kind === 'granted' || performance.now() + taken.waitMs > endsAtMs) return taken;
    await new Promise((resolve) => setTimeout(resolve, taken.waitMs));
  }
}

/** The end of a begun push for which no call is free after all. */
export function withoutPermit({ waitMs }: NoPermit, at: Date): UnacceptedPush {
  const failure = { code: 'no-permit', reason: reason('noPermit'), at: at.toISOString() };
  return { kind: 'retry', failure, retryAt: new Date(at.getTime() + waitMs), isLost: false };
}

const endWithoutPermit = (noPermit: NoPermit, at: Date): BeforePush => ({
  kind: 'ended',
  outcome: withoutPermit(noPermit, at),
  result: noPermit,
});

function failedReadOutcome(
  contactNumber: string,
  error: S360Error,
  { attempts }: PushTurn,
  ports: ExchangePorts,
): UnacceptedPush {
  const at = ports.clock.now();
  if (isWithoutContact(error, ports))
    return { kind: 'gone', failure: goneFailure(contactNumber, error, at) };
  const failure = failureFrom(error, at);
  const isAnsweringOthers = ports.isAnsweringOthers();
  if (wouldFailAgain(error, { attempts, isAnsweringOthers }))
    return { kind: 'failed', failure, isLost: false };
  const retryAt = retryTime(at, attempts);
  return { kind: 'retry', failure, retryAt, isLost: false };
}
