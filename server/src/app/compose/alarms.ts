import { comparedPrices } from '../../catalog';
import { sendingAlarms } from '../../contacts';
import { alarms, databaseRaisedAlarms, raiseAlarm, storedSignOfLife } from '../../inbox';
import type { Process } from '../process';
import type { CatalogModule } from '../../catalog';
import type { InboxModule } from './inbox';
import type { InstitutionModule } from './institutions';
import type { OrderModule } from './orders';
import type { SendingModule } from './sending';

/** The alarms about the exchange with S-360. */
export function composeAlarms(
  { clock, database, strapi }: Process,
  { institutions }: InstitutionModule,
  { readBacks, sendingTrust }: SendingModule,
  { receptionLog }: InboxModule,
  { stateWords }: OrderModule,
  { catalogs }: CatalogModule,
) {
  return alarms({
    unknownStates: (institution) => stateWords.unknown(institution),
    oddPrice: async (institution) => {
      const catalog = await catalogs.lookupOf(institution);
      return (await comparedPrices(institution, { catalog, database })).odd;
    },
    ofSending: (institution) => sendingAlarms(institution, { readBacks, trust: sendingTrust }),
    institutions,
    log: receptionLog,
    signOfLife: storedSignOfLife(strapi),
    now: clock.now,
    raised: databaseRaisedAlarms(database),
    raise: (institution, alarm) => raiseAlarm(strapi, institution, alarm),
  });
}
