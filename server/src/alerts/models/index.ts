import { alert } from './alert';

/** The internal tables of this module. */
export const alertModels = [alert];
