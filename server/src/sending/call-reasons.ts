import { reason, type Reason } from '../contracts/reasons';
import { isForbiddenMethod, reasonOfRefusal, type S360Error } from '../s360';

/** Why a call failed, in the operator's words. */
export function reasonOf(error: S360Error): Reason {
  switch (error.kind) {
    case 'http':
      return reasonOfStatus(error.status);
    case 'too-many-calls':
      return reason('callTooMany', { status: error.status });
    case 'authentication':
      return reason(isForbiddenMethod(error) ? 'callForbidden' : 'callNotAllowed', {
        status: error.status,
      });
    case 'business':
      return reasonOfRefusal(error);
    case 'in-progress':
      return reason('callInProgress');
    case 'network':
      return reason(error.sent === 'no' ? 'callNotReached' : 'callWithoutAnswer', {
        code: error.code,
      });
    case 'answer':
      return error.reason === 'unknown-status'
        ? reason('callStatusUnknown', { word: error.word })
        : reason('callUnreadable');
    case 'request':
      if (error.departure) return reason('callNotDescribed', { member: error.departure.member });
      return reason(error.reason === 'too-large' ? 'callTooLarge' : 'callEmpty');
  }
}

function reasonOfStatus(status: number): Reason {
  if (status >= 500) return reason('callInTrouble', { status });
  if (status === 404) return reason('callNotFound', { status });
  if (status >= 300 && status < 400) return reason('callRedirected', { status });
  return reason('callWrong', { status });
}
