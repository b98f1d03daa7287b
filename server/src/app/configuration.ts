import { LOAD_DEFAULTS } from '../bulk-jobs/settings';
import { validateConfiguration } from '../institutions/configuration/check-configuration';

/**
 * Defaults without lists: Strapi merges configuration index by index, so that a default list would
 * shine through a shorter one of the host.
 */
export default {
  default: {
    institutions: [],
    backgroundWork: true,
    webhookMaxBytes: 20_000_000,
    deliveryRetentionDays: 30,
    historyRetentionDays: 730,
    ...LOAD_DEFAULTS,
  },
  validator: validateConfiguration,
};
