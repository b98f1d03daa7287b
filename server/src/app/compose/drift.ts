import { databaseDriftChecks, driftChecks } from '../../drift';
import type { Process } from '../process';
import type { InstitutionModule } from './institutions';
import type { SendingModule } from './sending';

export function composeDrift(
  { clock, database, log, namesOf, wake }: Process,
  { institutions }: InstitutionModule,
  { callBudget }: SendingModule,
) {
  const driftCheckStore = databaseDriftChecks(database, clock);
  return {
    driftCheckStore,
    driftChecks: driftChecks({
      database,
      clock,
      store: driftCheckStore,
      institutions,
      callBudget,
      namesOf,
      wake: wake.wakeDispatchers,
      log,
    }),
  };
}

export type DriftModule = ReturnType<typeof composeDrift>;
