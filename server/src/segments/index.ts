/**
 * Segments: conditions on contacts by purchases, spend, holds and consents.
 */
export { segmentRoutes } from './routes';
export { segmentControllers } from './controllers';

export { type Choices, choices } from './choices';
export { filterBySegments, narrowParams } from './filter-by-segments';
