import { type Institution, s360Clock, type ClockOffsets } from '../institutions';
import { describeError } from '../kernel/describe-error';
import type { Leases } from '../kernel/leases';
import type { Tracing } from '../kernel/tracing/tracing';
import { canConnect, createS360Client, NoPermitError, type CallEnd, type Permit } from '../s360';
import { CONTACT_RETRY } from './backoff';
import { createClosedMethods } from './closed-methods';
import { createDispatcher, type Dispatcher } from './dispatcher';
import { dueOf, ofEach } from './due';
import { createForeignCalls } from './quota/foreign-calls';

import type { Permits } from './permits';
import type { Line, WorkSources } from './source';
import { traced } from './traced-work';
import { dispatchedTrust, notSending, type ReadBacks, type SendingTrust } from './trust';

interface DispatcherParts {
  leases: Leases;
  permits: Permits;
  /** What is due is stored by other processes, too. */
  clock: { now(): Date };
  clockOffsets: ClockOffsets;
  sendingTrust: Pick<SendingTrust, 'gateOf'>;
  readBacks: ReadBacks;
  /** Between 0 and 1: chooses which saves are read back. */
  random(): number;
  /** Sending to an institution was stopped, and somebody has to be notified. */
  sendingStopped(): void;
  /** The sources of work of each module, queried in this order. */
  sources: readonly WorkSources[];
  tracing: Tracing;
  log: { warn(message: string): void; error(message: string): void };
}

/** A dispatcher together with its client. */
export interface InstitutionDispatcher extends Dispatcher {
  /** Closes the kept-alive connections; call it after `stop`. */
  close(): void;
}

/** A failed call is retried within this time. */
const LATELY_MS = CONTACT_RETRY.longestMs;

/** The job of whose lease an institution's dispatcher is the holder. */
export const dispatchJob = (code: string): string => `dispatch:${code}`;

/** Assembles the dispatcher of one institution from sources, permits, lease and client. */
export function institutionDispatcher(
  institution: Institution,
  { clock, clockOffsets, leases, log, permits, readBacks, tracing, ...parts }: DispatcherParts,
): InstitutionDispatcher {
  const { code } = institution;
  const job = dispatchJob(code);
  const closedMethods = createClosedMethods(() => performance.now());
  const noteEnd = (permit: Permit, end: CallEnd): void => {
    const closedMs = closedMethods.note(permit, end);
    if (closedMs === 0) return;
    const { method, service } = permit;
    const seconds = Math.round(closedMs / 1000);
    log.warn(
      `${job}: S-360 does not know ${service}/${method}. That call waits for ${seconds} s; others go on.`,
    );
  };
  const client = createS360Client(institution.client, {
    tracing,
    permits: {
      async take(call) {
        const answer = await permits.take(code, call);
        if (answer.kind === 'wait') throw new NoPermitError(code, answer.waitMs);
        return answer.permit;
      },
      endPermit(permit, end) {
        noteEnd(permit, end);
        return permits.endPermit(permit, end).catch((error: unknown) => {
          log.warn(`${job}: a late call was not noted: ${describeError(error)}`);
        });
      },
    },
  });
  const theirClock = s360Clock(code, clockOffsets, () => clock.now().getTime());
  const trust = dispatchedTrust({
    institution,
    gateOf: (of) => parts.sendingTrust.gateOf(of),
    readBacks,
    now: clock.now,
    clockOffsetMs: () => theirClock.offsetMs(),
    random: () => parts.random(),
    stopped: () => parts.sendingStopped(),
    log,
  });
  const stopping = new AbortController();
  let answeredAtMs = -Infinity;
  const line: Line = {
    institution,
    client,
    trust,
    stopping: stopping.signal,
    log,
    tracing,
    clock,
    async takePermit(call) {
      const closedMs = closedMethods.waitMs(call);
      if (closedMs > 0) return { kind: 'noPermit', waitMs: closedMs, isMethodClosed: true };
      const answer = await permits.take(code, call);
      return answer.kind === 'granted' ? answer : { kind: 'noPermit', waitMs: answer.waitMs };
    },
    clockOffsetMs: () => theirClock.offsetMs(),
    isAnsweringOthers: () => performance.now() - answeredAtMs < LATELY_MS,
    noteAnswer(answeredAt) {
      answeredAtMs = performance.now();
      if (answeredAt !== null) theirClock.noteAnswer(answeredAt);
    },
  };
  const sources = parts.sources.flatMap((registered) => registered.at(line));
  const callsOnRecord = () => ofEach(sources, (source) => source.callsOnRecord?.());
  const foreignCalls = createForeignCalls();
  const dispatcher = createDispatcher({
    job,
    leases,
    log,
    async due(limit) {
      const now = clock.now();
      const gate = await trust.gate();
      const withheld = {
        receiving: gate.paused.receiving,
        contacts: notSending(gate, 'contacts') !== null,
        bookings: notSending(gate, 'bookings') !== null,
      };
      const due = await dueOf(sources, { now, limit, withheld });
      return due.map((work) => traced(work, code, tracing));
    },
    handOver: () => theirClock.keepOffset(),
    close: (forMs, why) => permits.close(code, forMs, why),
    requests: () => permits.requests(code),
    forgetWaits: () => closedMethods.reopen(),
    isReachable: () => canConnect(institution.client),
    async highestFence() {
      const onRecord = await callsOnRecord();
      return Math.max(0, ...onRecord.map((call) => call.fence));
    },
    async recover(fence, underWay) {
      await theirClock.keepOffset();
      for (const source of sources) await source.recover?.(fence);
      const onRecord = await callsOnRecord();
      for (const call of onRecord) {
        if (call.fence < fence) await call.interrupt(fence);
      }
      return foreignCalls.areAmong(onRecord, { fence, underWay }) ? 'foreign' : 'recovered';
    },
  });
  return {
    ...dispatcher,
    stop() {
      stopping.abort();
      return dispatcher.stop();
    },
    close: () => client.close(),
  };
}
