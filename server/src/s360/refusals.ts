import { reason, type Reason } from '../contracts/reasons';
import type { S360BusinessError } from './errors';
import { meaningOfRefusal, onlyReads } from './interface';

/** Why S-360 refused a call, in the operator's words where its code is known. */
export function reasonOfRefusal({ method, statusCode, statusDetail }: S360BusinessError): Reason {
  const detail = statusDetail ?? statusCode;
  const known = meaningOfRefusal(detail);
  if (known !== null) return reason(known.reason, { detail });
  return reason(onlyReads(method) ? 'readRefused' : 'callRefused', { detail });
}
