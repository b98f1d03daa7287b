import { driftCheck } from './drift-check';

export const driftModels = [driftCheck];
