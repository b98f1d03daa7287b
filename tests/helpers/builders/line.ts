import type { Institution } from '../../../server/src/institutions/institution';
import { untraced } from '../../../server/src/kernel/tracing/tracing';
import { createS360Client } from '../../../server/src/s360';
import type { Line } from '../../../server/src/sending';
import { anOpenGate, FULL_TRUST } from './trust';

const notAsked = () => Promise.reject(new Error('no call is made'));

/** An institution without calls, whose due work can be read. */
export const aLine = (institution: Institution, baseUrl: string): Line => ({
  institution: { ...institution, baseUrl },
  client: createS360Client(institution.client, {
    permits: { take: notAsked, endPermit: notAsked },
  }),
  trust: {
    gate: () => Promise.resolve(anOpenGate()),
    due: () => Promise.resolve([]),
    recover: notAsked,
    push: FULL_TRUST,
  },
  stopping: new AbortController().signal,
  log: { warn: () => undefined },
  tracing: untraced,
  clock: { now: () => new Date() },
  takePermit: notAsked,
  noteAnswer: () => undefined,
  isAnsweringOthers: () => true,
  clockOffsetMs: () => 0,
});
