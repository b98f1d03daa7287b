/**
 * Exports of lists as files, and how a file writes amounts and times.
 */
export { exportRoutes } from './routes';
export { exportControllers } from './controllers';

export { amountIn } from './amount-in-words';
export { venueTime } from './venue-time';
