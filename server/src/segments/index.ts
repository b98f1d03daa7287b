/**
 * Segments: conditions on contacts by purchases, spend, holds and consents.
 */
export { segmentModule, type SegmentModule } from './module';
