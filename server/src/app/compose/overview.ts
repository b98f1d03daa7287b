import { countDueBookings, expiringHolds } from '../../bookings';
import {
  activity,
  attention,
  databaseMarks,
  overview,
  quarantineActions,
  trends,
} from '../../overview';
import type { ContractCheckModule } from '../../contract-check';
import type { AwaitedItems } from '../../identity';
import type { Institution } from '../../institutions';
import type { Process } from '../process';
import { activeUsers } from './active-users';
import type { composeAlarms } from './alarms';
import type { composeAlertMails } from './alerts';
import type { ContactModule } from './contacts';
import type { InboxModule } from './inbox';
import type { InstitutionModule } from './institutions';
import type { RemappingModule } from './remapping';
import type { composePrivacy } from './privacy';
import { retriedBookingsAndJobs } from './retries';
import type { SendingModule } from './sending';

/** What the S-360 page shows of all modules. */
export function composeOverview(
  { author, clock, database, log, namesOf, strapi }: Process,
  modules: InstitutionModule &
    SendingModule &
    InboxModule &
    ContactModule &
    ContractCheckModule &
    RemappingModule,
  others: {
    alarms: ReturnType<typeof composeAlarms>;
    awaitedItems: AwaitedItems;
    inactiveContacts: ReturnType<typeof composePrivacy>['inactiveContacts'];
    unsentAlerts: ReturnType<typeof composeAlertMails>['unsentAlerts'];
  },
) {
  const { contractChecks, mappingStatus } = modules;
  const isFilled = (institution: Institution) => mappingStatus.isFilled(institution);
  const retried = () => retriedBookingsAndJobs({ database }, modules);
  return {
    activity: activity({ database, institutions: modules.institutions, now: clock.now }),
    trends: trends({ ...modules, database, now: clock.now }),
    quarantineActions: quarantineActions({
      ...modules,
      ...others,
      database,
      isFilled,
      replay: others.awaitedItems.evaluateAgain,
      log,
      author,
    }),
    overview: overview({
      ...modules,
      ...others,
      database,
      sourceOf: (institution) => modules.liveInstitutions.sourceOf(institution),
      lastCheck: (institution) => contractChecks.newest(institution),
      isFilled,
      holdingBulkJobs: modules.bulkJobStore.holdingIds,
      retriedBookingsAndJobs: retried,
      waitingBookings: countDueBookings(database, clock.now),
      restPrefix: String(strapi.config.get('api.rest.prefix', '/api')),
    }),
    attention: attention({
      ...modules,
      ...others,
      database,
      unusableInstitutions: () => modules.liveInstitutions.unusable(),
      retriedBookingsAndJobs: retried,
      marks: databaseMarks(database),
      expiringHolds() {
        const { institutions, venueTimeZones: timeZones } = modules;
        return expiringHolds({ database, institutions, timeZones }, clock.now());
      },
      openConflicts: (scope) => modules.conflicts.countOpen(scope),
      listedInactive: () => others.inactiveContacts.countListed(),
      colleagues: () => activeUsers(strapi),
      namesOf,
      author,
      now: clock.now,
    }),
  };
}
