import { useIntl } from 'react-intl';
import type { SyncFailure } from '../../../../server/src/contracts';
import { knownFailure } from '../../bookings/failures';
import { message } from '../../translations/message';
import { Moment } from '../Moment';
import { Line } from '../Notice';
import { ReasonText } from '../ReasonText';

/** Why S-360 did not do what it was asked for, in plain words where its code is known. */
export function FailureWords({ failure }: { failure: SyncFailure }) {
  const { formatMessage } = useIntl();
  const known = knownFailure(failure);
  const when = <Moment at={failure.at} tense="past" />;
  return (
    <>
      <Line>
        {known === null ? (
          <ReasonText text={failure.message} />
        ) : (
          formatMessage(message(`booking.failure.${known}`))
        )}
      </Line>
      <Line muted>{formatMessage(message('failure.code'), { code: failure.code, when })}</Line>
    </>
  );
}
