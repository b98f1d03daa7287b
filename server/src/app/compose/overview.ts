import { expiringHolds } from '../../bookings';
import { DAY_MS } from '../../kernel/durations';
import { activity, attention, databaseMarks, overview } from '../../overview';
import type { Process } from '../process';
import { activeUsers } from './active-users';
import type { composeAlarms } from './alarms';
import type { ContactModule } from './contacts';
import type { composeReplay } from './identity';
import type { InboxModule } from './inbox';
import type { InstitutionModule } from './institutions';
import type { RemappingModule } from './remapping';
import type { SendingModule } from './sending';

/** How long before their end holds are brought to attention. */
const HOLDS_AHEAD_MS = 7 * DAY_MS;

/** What the S-360 page shows of all modules. */
export function composeOverview(
  { author, clock, database, namesOf, strapi }: Process,
  modules: InstitutionModule & SendingModule & InboxModule & ContactModule & RemappingModule,
  others: {
    alarms: ReturnType<typeof composeAlarms>;
    replay: ReturnType<typeof composeReplay>;
  },
) {
  const { contractChecks, mappingStatus } = modules;
  return {
    activity: activity({ database, institutions: modules.institutions, now: clock.now }),
    overview: overview({
      ...modules,
      ...others,
      database,
      async lastCheck(institution) {
        const [newest] = (await contractChecks.list(institution, { page: 1, pageSize: 1 })).data;
        return newest ?? null;
      },
      isFilled: (institution) => mappingStatus.isFilled(institution),
      restPrefix: String(strapi.config.get('api.rest.prefix', '/api')),
    }),
    attention: attention({
      ...modules,
      ...others,
      database,
      marks: databaseMarks(database),
      expiringHolds() {
        const from = clock.now();
        const until = new Date(from.getTime() + HOLDS_AHEAD_MS);
        return expiringHolds({ database, institutions: modules.institutions }, { from, until });
      },
      colleagues: () => activeUsers(strapi),
      namesOf,
      author,
      now: clock.now,
    }),
  };
}
