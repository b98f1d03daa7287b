/**
 * Segments: conditions on contacts by purchases, spend, holds and consents.
 */
export { segmentModule } from './module';
export { segmentControllers } from './controllers';

export { type Choices, choices } from './choices';
export { savedSegments } from './saved-segments';
export { filterBySegments, narrowParams, type SegmentPorts } from './filter-by-segments';
