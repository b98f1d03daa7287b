import { conflict } from './conflict';
import { contactHistory } from './contact-history';
import { queuedPull } from './queued-pull';

/** The internal tables of this module. */
export const contactModels = [contactHistory, conflict, queuedPull];
