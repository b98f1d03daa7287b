import { isLogin, isS360Error, type S360Error } from './errors';

/** S-360 accepts the token but forbids this method. Other methods may still be allowed. */
export const isForbiddenMethod = (error: S360Error): boolean => error.why.code === 'callForbidden';

/** S-360 has no such method in that version of its service, or not at that address. */
export const isUnknownMethod = (error: unknown): boolean =>
  isS360Error(error) && error.kind === 'http' && error.status === 404 && !isLogin(error);

/** The statuses from 500 upwards with which S-360 itself says that it did not execute the call. */
const NOT_EXECUTED_STATUSES = new Set([500, 501, 503, 505, 509]);

/**
 * Whether S-360 may have executed the failed call. S-360's methods are transactional (documented:
 * platform.secutix.com/backend/contacts), so a negative answer means that nothing was changed. A
 * gateway's error about a lost or missing answer proves nothing.
 */
export function mayHaveBeenExecuted(error: S360Error): boolean {
  // A call whose login failed was never sent.
  if (isLogin(error)) return false;
  switch (error.kind) {
    case 'network':
      return error.sent === 'maybe';
    case 'answer':
    case 'in-progress':
      return true;
    case 'http':
      return error.status >= 500 && !NOT_EXECUTED_STATUSES.has(error.status);
    case 'business':
    case 'authentication':
    case 'too-many-calls':
    case 'request':
      return false;
  }
}

/**
 * Whether a failed call that creates or pays something must not be repeated, because S-360 may have
 * executed it: there would be a second order or payment. Here it is not enough that methods are transactional: an error
 * may come after the commit, and a 500 or 503 may be a gateway's. Only a 503 with Retry-After
 * proves that the call was turned away.
 */
export function mustNotBeRepeated(error: S360Error): boolean {
  if (isLogin(error)) return false;
  switch (error.kind) {
    case 'http':
      if (error.status === 503) return error.retryAfterMs === null;
      return error.status >= 500 || error.status === 408;
    case 'business':
      return error.namesOrder;
    case 'network':
    case 'answer':
    case 'in-progress':
    case 'authentication':
    case 'too-many-calls':
    case 'request':
      return mayHaveBeenExecuted(error);
  }
}
