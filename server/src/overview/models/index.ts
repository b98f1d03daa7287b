import { attentionMark } from './attention-mark';
import { hourlyCount } from './hourly-count';

export const overviewModels = [attentionMark, hourlyCount];
