import type { ComparedPull, ExchangePorts } from '../contacts';
import type { InstitutionModule } from '../institutions';
import type { Offered } from '../kernel/module-parts';
import type { PluginCore } from '../kernel/plugin-core';
import type { CallBudgets } from '../sending';
import { driftChecksController } from './controllers/drift-checks';
import { databaseDriftChecks } from './drift-check-store';
import { driftChecks } from './drift-checks';
import { driftCheck } from './models/drift-check';
import { performDriftCheck } from './perform-drift-check';
import { driftPersonalData } from './personal-data';
import { driftCheckRoutes } from './routes';
import { driftSettings } from './settings';

function createDrift(
  { author, clock, database, log, namesOf, wake }: PluginCore,
  { institutions }: InstitutionModule,
  { callBudget }: { callBudget: CallBudgets },
) {
  const driftCheckStore = databaseDriftChecks(database, clock);
  const checks = driftChecks({
    database,
    clock,
    store: driftCheckStore,
    institutions,
    callBudget,
    namesOf,
    wake: wake.wakeDispatchers,
    log,
  });
  return {
    driftChecks: checks,
    /** Compares a contact whose pull belongs to a check, and reports what differs. */
    compare: (pull: ComparedPull, ports: ExchangePorts) =>
      performDriftCheck(pull, driftCheckStore, ports),
    controllers: { driftChecks: driftChecksController({ driftChecks: checks, author }) },
  };
}

export const driftModule = {
  models: [driftCheck],
  routes: [driftCheckRoutes],
  settings: driftSettings,
  personalData: driftPersonalData,
  create: createDrift,
};

/** What drift checks offer to the work of other modules. */
export type DriftModule = Offered<ReturnType<typeof createDrift>>;
