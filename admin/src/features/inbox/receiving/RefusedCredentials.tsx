import type { InstitutionStatus, RefusedCalls } from '../../../../../server/src/contracts';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { strangersOf } from './alarmCauses';
import { useText } from '../../../shared/words/useText';

/** Warns that somebody calls a webhook with wrong credentials, whether S-360 or a stranger. */
export function RefusedCredentials({ institution }: { institution: InstitutionStatus }) {
  return strangersOf(institution).map((calls) => <Strangers key={calls.stream} calls={calls} />);
}

function Strangers({ calls: { lastAt, since, stream, times } }: { calls: RefusedCalls }) {
  const text = useText();
  return (
    <Notice
      tone="warning"
      title={text('refusedCredentials.title', { stream: text(`stream.${stream}`) })}
    >
      <Line>{text('refusedCredentials.body')}</Line>
      <Line>{text('refusedCredentials.todo')}</Line>
      <Line muted>
        {text('refusedCredentials.times', {
          times,
          since: <ExactMoment at={since} />,
          last: <Moment at={lastAt} tense="past" />,
        })}
      </Line>
    </Notice>
  );
}
