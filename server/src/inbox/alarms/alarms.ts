import type { Alarm } from '../../contracts/alarms';
import { STREAM_DESCRIPTIONS, type Stream } from '../../contracts/streams';

/**
 * Documented (contact webhook V2): S-360 sends a refused contact again in each period, 12 times.
 */
const DROPPED_AFTER_TRIES = 12;

/** One refusal may be chance, three are not. */
export const ALARMING_TRIES = 3;

/** After this many periods without a delivery, something may be wrong. */
export const SILENT_PERIODS = 2;

/**
 * A payload that is not retried within this many periods was given up, or never came from S-360.
 */
const LAPSED_PERIODS = 3;

/** A payload that is refused repeatedly. */
export interface Refusal {
  id: number;
  stream: Stream;
  status: number;
  times: number;
  firstAt: Date;
  lastAt: Date;
}

/** A past period without any accepted delivery. */
export interface Outage {
  id: number;
  stream: Stream;
  cause: 'refused' | 'down';
  startedAt: Date;
  endedAt: Date;
}

/** The status of the deliveries of one institution and stream. */
export interface Reception {
  stream: Stream;
  periodMs: number;
  lastDeliveryAt: Date | null;
  refusals: readonly Refusal[];
  /** Outages that nobody has marked as done. */
  outages: readonly Outage[];
}

/** Whether an outage was so long that S-360 dropped changes during it. */
export function hasDropped(startedAt: Date, endedAt: Date, periodMs: number): boolean {
  return endedAt.getTime() - startedAt.getTime() > DROPPED_AFTER_TRIES * periodMs;
}

/**
 * The period whose changes S-360 dropped. Changes queued in the period before the outage were first
 * tried during it, and S-360 is still retrying those from its last twelve periods.
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

/** Whether the last try is recent enough for S-360 to be still retrying. */
const goesOn = ({ lastAt }: Refusal, { periodMs }: Reception, now: Date): boolean =>
  now.getTime() - lastAt.getTime() <= SILENT_PERIODS * periodMs;

/** S-360 is not silent when all its posts are refused: the refusal names the problem. */
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
  if (!STREAM_DESCRIPTIONS[stream].isSentByAll && lastDeliveryAt === null) return [];
  return [
    {
      kind: 'silence',
      stream,
      since: lastDeliveryAt?.toISOString() ?? null,
      periodMinutes: periodMs / 60_000,
    },
  ];
}

/** The end of a refusal as far as known. A refusal continues while S-360 repeats it in time. */
export function endOfRefusal({ lastAt }: Pick<Refusal, 'lastAt'>, periodMs: number, now: Date) {
  return new Date(Math.min(now.getTime(), lastAt.getTime() + LAPSED_PERIODS * periodMs));
}

/**
 * Whether a refusal that concerned all deliveries has ended without intervention. The refusal of a
 * single payload never does.
 */
export function hasLapsed(
  refusal: Pick<Refusal, 'lastAt' | 'status'>,
  periodMs: number,
  now: Date,
): boolean {
  return concernsAll(refusal.status) && endOfRefusal(refusal, periodMs, now) < now;
}

/**
 * Anybody may call without credentials: a few calls that stop again have not made S-360 drop
 * anything.
 */
function hadNoEffect(refusal: Refusal, periodMs: number, now: Date): boolean {
  const end = endOfRefusal(refusal, periodMs, now);
  return hasLapsed(refusal, periodMs, now) && !hasDropped(refusal.firstAt, end, periodMs);
}

function refusalAlarms(reception: Reception, refusal: Refusal, now: Date): Alarm[] {
  const { firstAt, id, lastAt, status, stream, times } = refusal;
  const { periodMs } = reception;
  if (times < ALARMING_TRIES || hadNoEffect(refusal, periodMs, now)) return [];
  const droppedAt = new Date(firstAt.getTime() + DROPPED_AFTER_TRIES * periodMs);
  const ongoing = { id: null, cause: 'refused', startedAt: firstAt, endedAt: now } as const;
  return [
    {
      kind: 'refused',
      stream,
      refusalId: id,
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

/**
 * Wrong credentials and server errors such as a full disk affect all deliveries. A payload that is
 * not JSON or too large affects only itself.
 */
export function concernsAll(status: number): boolean {
  return status === 401 || status >= 500;
}

/** The alarms about the deliveries of one institution and stream. Pure. */
export function alarmsOf(reception: Reception, now: Date): Alarm[] {
  return [
    ...reception.outages.flatMap((outage) => resendAlarm(reception, outage)),
    ...reception.refusals.flatMap((refusal) => refusalAlarms(reception, refusal, now)),
    ...silenceAlarm(reception, now),
  ];
}

/** Until then nothing is late, and nobody is alarmed: the first delivery is a step of the set-up. */
export const isBeforeFirstDelivery = (alarm: Alarm): boolean =>
  alarm.kind === 'silence' && alarm.since === null;
