import { dailyCalls } from './daily-calls';
import { permit, permitState } from './permit';
import { readBack } from './read-back';

export const sendingModels = [permit, permitState, dailyCalls, readBack];
