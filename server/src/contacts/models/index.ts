import { conflict } from './conflict';
import { contactHistory } from './contact-history';
import { wantedPull } from './wanted-pull';

/** The internal tables of this module. */
export const contactModels = [contactHistory, conflict, wantedPull];
