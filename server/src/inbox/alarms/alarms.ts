import type { Alarm, AlarmStream } from '../../contracts/institutions/alarms';

/** Documented (contact webhook V2): a refused contact is sent again at each period, 12 times. */
export const DROPPED_AFTER_TRIES = 12;

/** One refusal may be chance, three are not. */
export const ALARMING_TRIES = 3;

/** Without a delivery for more than so many periods something may be wrong. */
export const SILENT_PERIODS = 2;

/** What is not tried again for more than so many periods was given up, or never came from S-360. */
const LAPSED_PERIODS = 3;

/** A payload that keeps being refused. */
export interface Refusal {
  id: number;
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

/** Until when it lasts, as far as is known: it goes on while it is repeated in time. */
export function endOfRefusal({ lastAt }: Pick<Refusal, 'lastAt'>, periodMs: number, now: Date) {
  return new Date(Math.min(now.getTime(), lastAt.getTime() + LAPSED_PERIODS * periodMs));
}

/** Whether a refusal that concerned all has stopped by itself; that of one payload never does. */
export function hasLapsed(
  refusal: Pick<Refusal, 'lastAt' | 'status'>,
  periodMs: number,
  now: Date,
): boolean {
  return concernsAll(refusal.status) && endOfRefusal(refusal, periodMs, now) < now;
}

/** Anybody may call without credentials: a few calls that stop again have cost S-360 nothing. */
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
