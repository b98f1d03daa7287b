import { useIntl } from 'react-intl';
import type { SyncFailure } from '../../../../server/src/contracts';
import { message } from '../../translations/message';
import { Moment } from '../../shared/time/Moment';
import { Line } from '../../shared/components/Notice';
import { ReasonText } from '../../shared/reasons/ReasonText';

/** The cause of a failure, with its code and time. */
export function FailureWords({ failure }: { failure: SyncFailure }) {
  const { formatMessage } = useIntl();
  const when = <Moment at={failure.at} tense="past" />;
  return (
    <>
      <Line>
        <ReasonText reason={failure.reason} />
      </Line>
      <Line muted>{formatMessage(message('failure.code'), { code: failure.code, when })}</Line>
    </>
  );
}
