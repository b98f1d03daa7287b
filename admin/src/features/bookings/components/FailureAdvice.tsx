import { useIntl } from 'react-intl';
import type { SyncFailure } from '../../../../../server/src/contracts';
import { knownFailure } from '../model/failures';
import { message } from '../../../translations/message';
import { Line } from '../../../shared/components/Notice';
import { FailureWords } from './FailureWords';

/** Why S-360 did not do what was requested, and what the user can do about it. */
export function FailureAdvice({ failure }: { failure: SyncFailure }) {
  const { formatMessage } = useIntl();
  return (
    <>
      <FailureWords failure={failure} />
      <Line>{formatMessage(message(`booking.advice.${knownFailure(failure) ?? 'unknown'}`))}</Line>
    </>
  );
}
