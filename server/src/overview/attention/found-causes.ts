import type { Alarm } from '../../contracts/alarms';
import { CAUSE_KINDS, causeOf, type CauseKind } from '../../contracts/causes';
import { actorOfFailure } from '../../contracts/failure-actors';
import type { FailureCause, FailureKind } from '../../contracts/institutions/steering';
import { BOOKING_UID } from '../../contracts/uids';
import { isBeforeFirstDelivery } from '../../inbox';
import { grouped } from '../../kernel/grouped';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { actorOfAlarm } from './actors';
import { countedCauses } from './counted-causes';
import { failedBookings } from './failed-bookings';
import { itemsNotImported } from './items-not-imported';
import { locatedCause, waitingMembers, type LocatedCause } from './located-cause';
import type { FoundCause } from './marks';
import type { AttentionPorts } from './ports';
import { withSingleMembers } from './single-members';

/** Everything that waits for a person at the configured institutions. */
export async function findCauses(
  ports: AttentionPorts,
  failures: readonly FailureCause[],
  scope: InstitutionScope,
): Promise<FoundCause[]> {
  const codes = ports.institutions.all().map(({ code }) => code);
  const found = [
    ...unusableInstitutions(ports),
    ...(await alarms(ports)),
    ...failures.filter(({ failed }) => failed > 0).map(failureCause),
    ...(await countedCauses(ports, codes)),
    ...(await itemsNotImported(ports.database)),
    ...(await failedBookings(ports.database, codes)),
    ...(await expiringHolds(ports)),
    ...(await unsentAlerts(ports)),
    ...(await inactiveContacts(ports)),
  ];
  // Bulk jobs and alerts may concern all institutions; what is no longer configured cannot be cured here.
  const shown = found.filter(
    ({ institution, kind }) =>
      (institution === '' || codes.includes(institution) || kind === 'unusableInstitution') &&
      isInScope(scope, institution),
  );
  return withSingleMembers(ports.database, shown, codes);
}

const unusableInstitutions = (ports: AttentionPorts): LocatedCause[] =>
  ports
    .unusableInstitutions()
    .map(({ code: institution }) =>
      locatedCause(
        { institution, count: 1, since: null, newestAt: null },
        { kind: 'unusableInstitution' },
      ),
    );

/** All institutions at once, so that their rows are read together. */
async function alarms({
  alarms: raised,
  institutions,
  refusedCredentials,
}: AttentionPorts): Promise<LocatedCause[]> {
  const found = await Promise.all(
    institutions.all().map(async (institution) => {
      const { code } = institution;
      const ofAlarms = (await raised.list(institution))
        .filter((alarm) => !isBeforeFirstDelivery(alarm))
        .map((alarm) => alarmCause(code, alarm));
      const refused = await refusedCredentials.list(code);
      return [
        ...ofAlarms,
        ...refused.map(({ lastAt: newestAt, since, stream, times: count }) =>
          locatedCause(
            { institution: code, count, since, newestAt },
            { kind: 'refusedCredentials', cause: stream },
          ),
        ),
      ];
    }),
  );
  return found.flat();
}

function alarmCause(institution: string, alarm: Alarm): LocatedCause {
  const since = 'since' in alarm ? alarm.since : 'from' in alarm ? alarm.from : null;
  const subject = 'stream' in alarm ? alarm.stream : alarm.cause;
  return locatedCause(
    { institution, count: 1, since, newestAt: since },
    { kind: 'alarm', cause: `${alarm.kind} ${subject}`, actor: actorOfAlarm(alarm), alarm },
  );
}

const kindOfFailure = (failure: FailureKind): CauseKind =>
  CAUSE_KINDS.find((kind) => causeOf(kind).retries === failure) ?? 'failedPush';

export const namedByFailure = ({ code, institution, kind }: FailureCause) => ({
  institution,
  kind: kindOfFailure(kind),
  cause: code,
});

function failureCause(failure: FailureCause): LocatedCause {
  const { failed: count, reason, since } = failure;
  const { institution, ...named } = namedByFailure(failure);
  return locatedCause(
    { institution, count, since, newestAt: null },
    { ...named, reason, actor: actorOfFailure(reason) },
  );
}

async function expiringHolds(ports: AttentionPorts): Promise<LocatedCause[]> {
  const byInstitution = grouped(await ports.expiringHolds(), ({ institution }) => institution);
  return [...byInstitution.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : locatedCause(
          waitingMembers(BOOKING_UID, [first, ...others], ({ createdAt }) => createdAt),
          { kind: 'expiringHold' },
        ),
  );
}

async function unsentAlerts({ unsentAlerts: unsent }: AttentionPorts): Promise<LocatedCause[]> {
  return (await unsent()).map(({ newestAt, reason, recipients: count, since }) =>
    locatedCause(
      { institution: '', count, since, newestAt },
      { kind: 'failedAlert', cause: reason.code, reason },
    ),
  );
}

async function inactiveContacts({ listedInactive }: AttentionPorts): Promise<LocatedCause[]> {
  const count = await listedInactive();
  if (count === 0) return [];
  const waiting = { institution: '', count, since: null, newestAt: null };
  return [locatedCause(waiting, { kind: 'inactiveContact' })];
}
