import { reason } from '../../../contracts/reasons';
import { backoffMs, CONTACT_RETRY } from '../../dispatch/backoff';
import { failureFrom, verdictOn, wouldFailAgain } from '../../dispatch/outcome';
import type { DueWork, WorkResult } from '../../dispatch/work';
import { contactCalls, type Permit, type ContactClient } from '../../ticketing';
import type { S360Error } from '../../ticketing/errors';
import type { Sending } from '../records';
import { DONE, laneOf, NOTHING, outcomeOf, type ExchangePorts } from './exchange';
import { nextLookUp } from './in-doubt';
import { acceptPush, beginPush, preparePush, type BegunPush } from './push';
import { endUnacceptedPush, type UnacceptedPush } from './unaccepted-push';

const LEASE_AGAIN_MS = 1_000;

/** Sends one link's changes: derive, permit, put on record, call, write the answer. */
export async function performPush(
  work: Extract<DueWork, { kind: 'push' }>,
  ports: ExchangePorts,
): Promise<WorkResult> {
  const { clock, clientSettings } = ports;
  const prepared = await preparePush(work.linkId, clock.now(), ports);
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
        message: reason('noPermit'),
        at: at.toISOString(),
      };
      const outcome = { kind: 'retry', failure, retryAt, isLost: false } as const;
      await endUnacceptedPush(linkId, sending, outcome, ports);
      return result;
    }
    case 'callFailed':
      await endUnacceptedPush(
        linkId,
        sending,
        unacceptedBy(result.error, sending, { attempts, at }, ports),
        ports,
      );
      return result;
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
      message: reason('acceptedWithoutNumber'),
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
  const retryAt = new Date(at.getTime() + backoffMs(attempts, CONTACT_RETRY));
  return { kind: 'retry', failure, retryAt, isLost };
}
