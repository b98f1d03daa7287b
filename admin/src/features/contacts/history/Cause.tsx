import { Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { HistoryChange } from '../../../../../server/src/contracts';
import { Line } from '../../../shared/components/Line';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useCauseWords } from './useCauseWords';

/** Who or what made a change, with the delivery or bulk job it came from. */
export function Cause({ change }: { change: HistoryChange }) {
  const text = useText();
  const { causeOf } = useCauseWords();
  const { bulkJobId, deliveryId, institution } = change;
  return (
    <>
      <Line>{[causeOf(change), institution?.name].filter(Boolean).join(' · ')}</Line>
      {deliveryId !== null && (
        <Link tag={RouterLink} to={PLACES.delivery(deliveryId)}>
          {text('history.delivery', { id: deliveryId })}
        </Link>
      )}
      {bulkJobId !== null && (
        <Link tag={RouterLink} to={PLACES.bulkJob(Number(bulkJobId))}>
          {text('history.bulkJob', { id: bulkJobId })}
        </Link>
      )}
    </>
  );
}
