/** Segments: contacts by their purchases, spend, holds and consents. */
export { segmentControllers } from './controllers';
export { segmentRoutes } from './routes';
export { type Choices, choices } from './choices';
export { filterBySegments, narrowed } from './filter-by-segments';
