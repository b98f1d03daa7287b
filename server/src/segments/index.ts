/** Segments: contacts by their purchases, spend, holds and consents. */
export { segmentControllers } from './controllers';
export { segmentRoutes } from './routes';
