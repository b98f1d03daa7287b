import { conflict } from './conflict';
import { contactHistory } from './contact-history';
import { overriddenEdit } from './overridden-edit';
import { queuedPull } from './queued-pull';

export const contactModels = [contactHistory, conflict, overriddenEdit, queuedPull];
