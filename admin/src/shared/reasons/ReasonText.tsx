import type { Reason } from '../../../../server/src/contracts';
import { useReasons } from './useReasons';

/** A reason from the server, in the user's language. */
export function ReasonText({ reason }: { reason: Reason }) {
  const inWords = useReasons();
  return <>{inWords(reason)}</>;
}
