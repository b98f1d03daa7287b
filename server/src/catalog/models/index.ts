import { availability } from './availability';
import { catalog } from './catalog';

export const catalogModels = [catalog, availability];
