import type { FormerSettings } from '../institutions';

/**
 * Settings of 0.1 that nobody needed to set. A configuration that names them runs as if it did not,
 * with a line in the log.
 */
export const FORMER_SETTINGS: FormerSettings = {
  plugin: [
    'wake.backend',
    'webhookMaxBytes',
    'bulkGuard.withinMs',
    'bulkGuard.pullsPerDay',
    'bulkJobRetentionDays',
    'stopWithinMs',
    'alerts.thresholds',
  ],
  institution: [
    'bookingReserve',
    'bookingShareOfMonth',
    'editShareOfMonth',
    'catalog.refreshAt',
    'driftCheck.sample',
    'messages.perHour',
    'messages.perDay',
    'readBackOneIn',
  ],
};
