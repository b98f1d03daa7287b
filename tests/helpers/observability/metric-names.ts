import { metricsOf } from '../../../server/src/metrics/metrics';

const NOTHING = {
  deliveries: [],
  waitingDeliveries: [],
  calls: [],
  pendingLinks: [],
  permitStates: [],
  delays: [],
  alerts: [],
};

/** The names of all metrics. */
export const METRIC_NAMES: readonly string[] = metricsOf(NOTHING, [], new Date(0)).map(
  ({ name }) => name,
);
