import { review } from './match-review';

export const identityModels = [review];
