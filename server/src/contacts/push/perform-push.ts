import { readBackAfter, readBackOnRecord, type SentPush } from '../read-back/after-push';
import { firstPermit, readBefore, readingLane, withoutPermit } from '../read-back/before-push';
import { reason } from '../../contracts/reasons';
import {
  retryTime,
  DONE,
  failureFrom,
  NOTHING,
  outcomeOf,
  verdictOn,
  wouldFailAgain,
  type CallOutcome,
  type Care,
  type WorkResult,
} from '../../sending';
import type { ContactClient, Permit, S360Error } from '../../s360';
import type { Sending } from '../records';
import type { ExchangePorts } from '../exchange/ports';
import type { PushWork } from '../exchange/work';
import { nextLookUp } from './in-doubt';
import { acceptPush, beginPush, preparePush, type BegunPush, type PreparedPush } from './push';
import { endUnacceptedPush, type UnacceptedPush } from './unaccepted-push';

const LEASE_AGAIN_MS = 1_000;
/** A save and its read-back take about a second. */
const PROOF_AGAIN_MS = 250;

type Begun = Extract<BegunPush, { kind: 'send' }>;

/**
 * Sends one link's changes: derives the push, takes a permit, records the push, makes the call and
 * writes the answer. A kind of save that is not proven at the institution yet is sent alone and
 * read back; a sample of the others is read back too.
 */
export async function performPush(work: PushWork, ports: ExchangePorts): Promise<WorkResult> {
  const { clock, tracing, trust } = ports;
  const prepared = await tracing.span('s360.push.prepare', {}, () =>
    preparePush(work.linkId, clock.now(), ports),
  );
  if (prepared.kind === 'nothing') return NOTHING;
  if (!trust.isSending()) return { kind: 'waits', waitMs: PROOF_AGAIN_MS };
  const care = trust.careFor({ method: prepared.save, does: prepared.does });
  if (care !== 'unproven') return push(work, prepared, care, ports);
  if (!trust.enter()) return { kind: 'waits', waitMs: PROOF_AGAIN_MS };
  try {
    return await push(work, prepared, care, ports);
  } finally {
    trust.leave();
  }
}

async function push(
  work: PushWork,
  prepared: Extract<PreparedPush, { kind: 'call' }>,
  wanted: Care,
  ports: ExchangePorts,
): Promise<WorkResult> {
  const fence = await ports.fence();
  if (fence === null) return { kind: 'noPermit', waitMs: LEASE_AGAIN_MS };
  const first = await firstPermit(work, prepared, wanted, ports);
  if (first.kind === 'noPermit') return first;
  const { care, isToRead, permit } = first;
  const { does, save: type, saves } = prepared;
  const startedAtMs = ports.clock.now().getTime() + ports.clockOffsetMs();
  const record = care === 'trusted' ? null : readBackOnRecord({ care, does }, ports);
  const attempt = { fence, startedAtMs, save: type, saves };
  const begun = await ports.tracing.span('s360.push.begin', {}, () =>
    beginPush(work.linkId, record ? { ...attempt, alsoOnRecord: record.open } : attempt, ports),
  );
  if (begun.kind === 'nothing') return NOTHING;
  const reference = record?.reference ?? null;
  const sent = isToRead
    ? await readAndSend(begun, work, { permit, reference }, ports)
    : await send(begun, work.attempts, permit, ports);
  if (reference === null) return sent.result;
  return readBackAfter(begun, sent, { reference, lane: readingLane(work, care) }, ports);
}

async function readAndSend(
  begun: Begun,
  work: PushWork,
  toRead: Parameters<typeof readBefore>[2],
  ports: ExchangePorts,
): Promise<SentPush> {
  const before = await readBefore(begun, work, toRead, ports);
  if (before.kind === 'ready')
    return send({ ...begun, request: before.request }, work.attempts, before.permit, ports);
  await endUnacceptedPush(begun.linkId, begun.sending, before.outcome, ports);
  return { result: before.result, end: { kind: 'without effect' } };
}

async function send(
  begun: Begun,
  attempts: number,
  permit: Permit,
  ports: ExchangePorts,
): Promise<SentPush> {
  const result = await outcomeOf(save(begun.request, permit, ports.client));
  return ports.tracing.span('s360.push.answer', {}, () =>
    writeAnswer(result, begun, attempts, ports),
  );
}

async function writeAnswer(
  result: CallOutcome<Awaited<ReturnType<typeof save>>>,
  { linkId, sending }: Begun,
  attempts: number,
  ports: ExchangePorts,
): Promise<SentPush> {
  const at = ports.clock.now();
  switch (result.kind) {
    case 'answered': {
      const { contactNumber } = result.answer.data;
      ports.noteAnswer(result.answer.answeredAt);
      if (sending.kind === 'create' && contactNumber === null) {
        await endUnacceptedPush(linkId, sending, unnamedCreate(sending, at), ports);
        return { result: DONE, end: { kind: 'unknown' } };
      }
      const answeredAtMs = (result.answer.answeredAt ?? at).getTime();
      await acceptPush(linkId, sending, { contactNumber, answeredAtMs, at }, ports);
      return { result: DONE, end: { kind: 'accepted', contactNumber, answeredAtMs } };
    }
    case 'noPermit':
      await endUnacceptedPush(linkId, sending, withoutPermit(result, at), ports);
      return { result, end: { kind: 'without effect' } };
    case 'callFailed': {
      const outcome = unacceptedBy(result.error, sending, { attempts, at }, ports);
      await endUnacceptedPush(linkId, sending, outcome, ports);
      const isUnknown = verdictOn(result.error) === 'lost';
      return { result, end: { kind: isUnknown ? 'unknown' : 'without effect' } };
    }
  }
}

function save(
  request: Extract<BegunPush, { kind: 'send' }>['request'],
  permit: Permit,
  client: ContactClient,
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
      reason: reason('acceptedWithoutNumber'),
      at: at.toISOString(),
    },
    lookUpAt: nextLookUp(0, sending, at),
  };
}

function unacceptedBy(
  error: S360Error,
  sending: Sending,
  { attempts, at }: { attempts: number; at: Date },
  ports: ExchangePorts,
): UnacceptedPush {
  const failure = failureFrom(error, at);
  const isLost = verdictOn(error) === 'lost';
  if (isLost && sending.kind === 'create')
    return { kind: 'inDoubt', failure, lookUpAt: nextLookUp(0, sending, at) };
  const isAnsweringOthers = ports.isAnsweringOthers();
  if (wouldFailAgain(error, { attempts, isAnsweringOthers }))
    return { kind: 'failed', failure, isLost };
  const retryAt = retryTime(at, attempts);
  return { kind: 'retry', failure, retryAt, isLost };
}
