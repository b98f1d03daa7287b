import { alert } from './alert';
import { alertMail } from './alert-mail';

/** The internal tables of this module. */
export const alertModels = [alert, alertMail];
