/**
 * The overview: what the plugin's page shows of all institutions.
 */
export { overviewModule } from './module';
export { overviewControllers } from './controllers';

export { activity } from './activity/activity';
export { attention, type Attention } from './attention/attention';
export { FAILED_BOOKING_CAUSES } from './attention/failed-bookings';
export { databaseMarks } from './attention/marks';
export { overview } from './overview';
export { countCalls, countDeliveries } from './tally/subscriptions';
export type { Retried } from './retry-counts';
export { databaseTally, type Tally } from './tally/tally';
export { trends } from './trends/trends';
export { quarantineActions } from './quarantine-actions';
