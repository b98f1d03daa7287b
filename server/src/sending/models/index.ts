import { dailyCalls } from './daily-calls';
import { permit, permitState } from './permit';
import { readBack } from './read-back';

/** The internal tables of this module. */
export const sendingModels = [permit, permitState, dailyCalls, readBack];
