/**
 * Segments: conditions on contacts by purchases, spend, holds and consents.
 */
export { segmentRoutes } from './routes';
export { segmentControllers } from './controllers';
export { savedSegment } from './models/saved-segment';

export { type Choices, choices } from './choices';
export { savedSegments } from './saved-segments';
export { filterBySegments, narrowParams, type SegmentPorts } from './filter-by-segments';
export { segmentPersonalData } from './personal-data';
