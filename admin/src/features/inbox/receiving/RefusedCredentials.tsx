import { useIntl } from 'react-intl';
import type { InstitutionStatus, RefusedCalls } from '../../../../../server/src/contracts';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { Moment } from '../../../shared/time/Moment';
import { Line, Notice } from '../../../shared/components/Notice';
import { strangersOf } from './alarmCauses';
import { message } from '../../../translations/message';

/** Warns that somebody calls a webhook with wrong credentials, whether S-360 or a stranger. */
export function RefusedCredentials({ institution }: { institution: InstitutionStatus }) {
  return strangersOf(institution).map((calls) => <Strangers key={calls.stream} calls={calls} />);
}

function Strangers({ calls: { lastAt, since, stream, times } }: { calls: RefusedCalls }) {
  const { formatMessage } = useIntl();
  return (
    <Notice tone="warning" title={formatMessage(message(`refusedCredentials.title.${stream}`))}>
      <Line>{formatMessage(message('refusedCredentials.body'))}</Line>
      <Line>{formatMessage(message('refusedCredentials.todo'))}</Line>
      <Line muted>
        {formatMessage(message('refusedCredentials.times'), {
          times,
          since: <ExactMoment at={since} />,
          last: <Moment at={lastAt} tense="past" />,
        })}
      </Line>
    </Notice>
  );
}
