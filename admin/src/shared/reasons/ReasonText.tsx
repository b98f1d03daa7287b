import type { Reason } from '../../../../server/src/contracts';
import { useReasons } from './useReasons';

/** A reason that the server gives, in the person's language. */
export function ReasonText({ reason }: { reason: Reason }) {
  const inWords = useReasons();
  return <>{inWords(reason)}</>;
}
