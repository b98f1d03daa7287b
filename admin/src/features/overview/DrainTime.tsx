import { Typography } from '@strapi/design-system';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';
import { Moment } from '../../shared/time/Moment';
import { useText } from '../../shared/words/useText';
import { useGetCallsQuery } from '../sending';
import { drainOf } from './drain';

/** When what waits to be sent is expected to be sent, and what that rests on. */
export function DrainTime({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { data } = useGetCallsQuery({ institution: institution.code }, useQuietPolling());
  if (!data) return null;
  const drain = drainOf(institution, data);
  const when = 'at' in drain ? <Moment at={drain.at} tense="future" /> : null;
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {text(`drain.${drain.kind}`, { when })}
    </Typography>
  );
}
