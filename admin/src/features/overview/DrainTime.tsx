import type { InstitutionStatus } from '../../../../server/src/contracts';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';
import { Moment } from '../../shared/time/Moment';
import { useText } from '../../shared/words/useText';
import { useGetCallsQuery } from '../sending';
import { drainOf } from './drain';
import { FigureNote } from './FigureNote';

/** When what waits to be sent is expected to be sent, and what that rests on. */
export function DrainTime({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { data } = useGetCallsQuery({ institution: institution.code }, useQuietPolling());
  if (!data) return null;
  const drain = drainOf(institution, data);
  const when = 'at' in drain ? <Moment at={drain.at} tense="future" /> : null;
  return <FigureNote>{text(`drain.${drain.kind}`, { when })}</FigureNote>;
}
