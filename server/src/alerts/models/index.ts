import { alert } from './alert';
import { alertMail } from './alert-mail';

export const alertModels = [alert, alertMail];
