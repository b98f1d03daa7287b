/** Exports of lists as files, and the format of amounts and times in them. */
export { exportModule } from './module';

export { amountIn } from './amount-in-words';
export { venueTime } from './venue-time';
