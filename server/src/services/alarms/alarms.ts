import type { Alarm, AlarmStream } from '../../contracts/alarms';

/** Documented (contact webhook V2): a refused contact is sent again at each period, 12 times. */
export const DROPPED_AFTER_TRIES = 12;

/** One refusal may be chance, three are not. */
export const ALARMING_TRIES = 3;

/** Without a delivery for more than so many periods something may be wrong. */
const SILENT_PERIODS = 2;

/** A payload that keeps being refused. */
export interface Refusal {
  stream: AlarmStream;
  status: number;
  times: number;
  firstAt: Date;
  lastAt: Date;
}

/** A time without any accepted delivery that has ended. */
export interface Outage {
  id: number;
  stream: AlarmStream;
  cause: 'refused' | 'down';
  startedAt: Date;
  endedAt: Date;
}

/** What is known of the deliveries of one institution and stream. */
export interface Reception {
  stream: AlarmStream;
  periodMs: number;
  lastDeliveryAt: Date | null;
  refusals: readonly Refusal[];
  /** Outages that nobody has settled yet. */
  outages: readonly Outage[];
}

/** Whether an outage was so long that S-360 has dropped something in it. */
export function hasDropped(startedAt: Date, endedAt: Date, periodMs: number): boolean {
  return endedAt.getTime() - startedAt.getTime() > DROPPED_AFTER_TRIES * periodMs;
}

/**
 * Since when and until when S-360's changes were dropped: what was queued in the period before the
 * outage was tried in it first, and what came in its last twelve periods is still being tried.
 */
function resendAlarm(
  { periodMs, stream }: Reception,
  outage: { id: number | null; cause: 'refused' | 'down'; startedAt: Date; endedAt: Date },
): Alarm[] {
  const { cause, endedAt, id, startedAt } = outage;
  if (!hasDropped(startedAt, endedAt, periodMs)) return [];
  const from = new Date(startedAt.getTime() - periodMs).toISOString();
  const until = new Date(endedAt.getTime() - DROPPED_AFTER_TRIES * periodMs).toISOString();
  return [{ kind: 'resend', stream, cause, from, until, outageId: id }];
}

/** Whether it was tried within the periods that S-360 may leave between two tries. */
const goesOn = ({ lastAt }: Refusal, { periodMs }: Reception, now: Date): boolean =>
  now.getTime() - lastAt.getTime() <= SILENT_PERIODS * periodMs;

/** S-360 that is refused whatever it posts is not silent: the refusal tells what is wrong. */
function silenceAlarm(reception: Reception, now: Date): Alarm[] {
  const { lastDeliveryAt, periodMs, refusals, stream } = reception;
  const isRefused = refusals.some(
    (refusal) =>
      refusal.times >= ALARMING_TRIES &&
      concernsAll(refusal.status) &&
      goesOn(refusal, reception, now),
  );
  if (isRefused) return [];
  const silentMs = now.getTime() - (lastDeliveryAt?.getTime() ?? -Infinity);
  if (silentMs <= SILENT_PERIODS * periodMs) return [];
  // A venue may well have S-360 send its contacts only.
  if (stream === 'orders' && lastDeliveryAt === null) return [];
  return [
    {
      kind: 'silence',
      stream,
      since: lastDeliveryAt?.toISOString() ?? null,
      periodMinutes: periodMs / 60_000,
    },
  ];
}

function refusalAlarms(reception: Reception, refusal: Refusal, now: Date): Alarm[] {
  const { firstAt, lastAt, status, stream, times } = refusal;
  const { periodMs } = reception;
  if (times < ALARMING_TRIES) return [];
  const droppedAt = new Date(firstAt.getTime() + DROPPED_AFTER_TRIES * periodMs);
  const ongoing = { id: null, cause: 'refused', startedAt: firstAt, endedAt: now } as const;
  return [
    {
      kind: 'refused',
      stream,
      status,
      times,
      since: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
      droppedAt: droppedAt.toISOString(),
    },
    ...(goesOn(refusal, reception, now) && concernsAll(status)
      ? resendAlarm(reception, ongoing)
      : []),
  ];
}

/** A payload that is not JSON or too large is one; wrong credentials and a full disk are all. */
export function concernsAll(status: number): boolean {
  return status === 401 || status >= 500;
}

/** What somebody has to know about the deliveries of one institution and stream. Pure. */
export function alarmsOf(reception: Reception, now: Date): Alarm[] {
  return [
    ...reception.outages.flatMap((outage) => resendAlarm(reception, outage)),
    ...reception.refusals.flatMap((refusal) => refusalAlarms(reception, refusal, now)),
    ...silenceAlarm(reception, now),
  ];
}
