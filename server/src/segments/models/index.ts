import { savedSegment } from './saved-segment';

export const segmentModels = [savedSegment];
