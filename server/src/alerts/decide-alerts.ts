import type { Cause } from '../contracts/attention';
import type { AlertEnding } from '../contracts/alerts';
import { causeOf, type CauseKind } from '../contracts/causes';
import { NAME_ERASED } from '../contacts';
import { HOUR_MS, MINUTE_MS } from '../kernel/time/durations';
import type { AlertSettings } from './settings';

/** What is known of a cause: one row per cause that needs attention or was reported lately. */
export interface KnownAlert {
  key: string;
  kind: Cause['kind'];
  institution: string;
  cause: string | null;
  actor: Cause['actor'];
  count: number;
  /** The institutions at which bulk jobs without one held contacts when it was last reported. */
  heldAt: readonly string[];
  firstSeenAt: Date;
  /** When it was reported; `null` while it is not, and once it is well again. */
  raisedAt: Date | null;
  /** When it was last reported, even if it is well again. */
  lastRaisedAt: Date | null;
}

/** What needs attention now. */
interface SeenCauses {
  groups: readonly Cause[];
  /** Keys of the causes of what failed and is being tried again, or on hold. */
  unresolved: ReadonlySet<string>;
}

interface EndedAlert {
  alert: KnownAlert;
  ending: AlertEnding;
  /** How many still wait. */
  left: number;
}

interface AlertDecision {
  /** Causes that are seen for the first time. */
  begin: Cause[];
  /** Causes to report now. */
  raise: Cause[];
  /** Reported causes that are well again, or no longer to report. */
  end: EndedAlert[];
  /** Causes that can be forgotten: gone, and not reported within the last hour. */
  forget: KnownAlert[];
}

/** A cause is reported at most once within this time. */
const PER_CAUSE_MS = HOUR_MS;

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function minuteOfDay(now: Date, timeZone: string): number {
  const form = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return minutesOf(new Intl.DateTimeFormat('en-GB', form).format(now));
}

/** Whether nobody is to be notified now. Quiet hours may go past midnight. */
export function isQuiet({ quietHours, timeZone }: AlertSettings, now: Date): boolean {
  if (!quietHours) return false;
  const [from, to] = [minutesOf(quietHours.from), minutesOf(quietHours.to)];
  const at = minuteOfDay(now, timeZone);
  return from <= to ? at >= from && at < to : at >= from || at < to;
}

/** From how many on a kind is reported; `null` when never. */
export function thresholdOf(kind: CauseKind): number | null {
  const { reportedFrom = 1 } = causeOf(kind);
  return reportedFrom === 'never' ? null : reportedFrom;
}

/** Whether a group is large enough to be reported, and nobody has dismissed it. */
function isReportable({ count, dismissed, kind }: Cause): boolean {
  const threshold = thresholdOf(kind);
  return dismissed === null && threshold !== null && count >= threshold;
}

function endedAlert(alert: KnownAlert, group: Cause | undefined): EndedAlert {
  if (group === undefined) return { alert, ending: 'well', left: 0 };
  return { alert, ending: group.dismissed === null ? 'fewer' : 'hidden', left: group.count };
}

/** What failed with a cause that named an erased person has lost its words, but is not resolved. */
const groupKeyOf = ({ cause, institution, key, kind }: KnownAlert): string =>
  cause === NAME_ERASED ? [kind, institution, cause].join(':') : key;

/**
 * Decides what is reported now: causes that have lasted, once an hour at most, and those that are
 * well again, below their threshold or hidden. What is being tried again or on hold is not well
 * again yet. In quiet hours nothing is reported; what then remains is reported at their end. Pure.
 */
export function decideAlerts(
  { groups, unresolved }: SeenCauses,
  known: readonly KnownAlert[],
  settings: AlertSettings,
  now: Date,
): AlertDecision {
  const groupOf = new Map(groups.map((group) => [group.key, group]));
  const reportable = groups.filter(isReportable);
  const present = new Map(reportable.map((group) => [group.key, group]));
  const knownKeys = new Set(known.map(({ key }) => key));
  const since = (moment: Date) => now.getTime() - moment.getTime();
  const hasLasted = ({ firstSeenAt }: KnownAlert) =>
    since(firstSeenAt) >= settings.afterMinutes * MINUTE_MS;
  const wasReportedLately = ({ lastRaisedAt }: KnownAlert) =>
    lastRaisedAt !== null && since(lastRaisedAt) < PER_CAUSE_MS;
  const isQuietNow = isQuiet(settings, now);
  const isDue = (alert: KnownAlert) =>
    !isQuietNow && alert.raisedAt === null && hasLasted(alert) && !wasReportedLately(alert);
  const begin = [...present.values()].filter(({ key }) => !knownKeys.has(key));
  const isAtOnce = settings.afterMinutes === 0 && !isQuietNow;
  const gone = known.filter(
    (alert) => !present.has(groupKeyOf(alert)) && !unresolved.has(groupKeyOf(alert)),
  );
  return {
    begin,
    raise: [
      ...known.filter(isDue).flatMap(({ key }) => present.get(key) ?? []),
      ...(isAtOnce ? begin : []),
    ],
    end: isQuietNow
      ? []
      : gone
          .filter(({ raisedAt }) => raisedAt !== null)
          .map((alert) => endedAlert(alert, groupOf.get(groupKeyOf(alert)))),
    forget: gone.filter((alert) => alert.raisedAt === null && !wasReportedLately(alert)),
  };
}
