import { attentionMark } from './attention-mark';
import { hourlyCount } from './hourly-count';

/** The internal tables of this module. */
export const overviewModels = [attentionMark, hourlyCount];
