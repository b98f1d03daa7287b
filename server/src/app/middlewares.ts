import { audit } from '../kernel/http/audit';

/** The middlewares that routes refer to by name. */
export const middlewares = { audit };
