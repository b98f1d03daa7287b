import { attentionMark } from './attention-mark';

/** The internal tables of this module. */
export const overviewModels = [attentionMark];
