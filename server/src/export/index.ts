/** Exports: values as a file tells them. */
export { amountIn } from './amount-in-words';
export { venueTime } from './venue-time';
export { exportControllers } from './controllers';
export { exportRoutes } from './routes';
