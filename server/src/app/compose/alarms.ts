import { sendingAlarms } from '../../contacts';
import { alarms, databaseRaisedAlarms, raiseAlarm, storedSignOfLife } from '../../inbox';
import type { Process } from '../process';
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
) {
  return alarms({
    unknownStates: (institution) => stateWords.unknown(institution),
    ofSending: (institution) => sendingAlarms(institution, { readBacks, trust: sendingTrust }),
    institutions,
    log: receptionLog,
    signOfLife: storedSignOfLife(strapi),
    now: clock.now,
    raised: databaseRaisedAlarms(database),
    raise: (institution, alarm) => raiseAlarm(strapi, institution, alarm),
  });
}
