import { conflict } from './conflict';
import { contactHistory } from './contact-history';
import { queuedPull } from './queued-pull';

export const contactModels = [contactHistory, conflict, queuedPull];
