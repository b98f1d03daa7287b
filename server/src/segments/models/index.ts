import { savedSegment } from './saved-segment';

/** The internal tables of this module. */
export const segmentModels = [savedSegment];
