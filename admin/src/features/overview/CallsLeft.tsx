import { useIntl } from 'react-intl';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { useText } from '../../shared/words/useText';
import { FigureNote } from './FigureNote';

/** What is left of the calls of today and of this month, and where the present pace leads. */
export function CallsLeft({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { callsPerMonth, callsThisMonth, callsToday, callsTodayShare } = institution;
  return (
    <Fact name={text('figures.callsLeft')}>
      {callsPerMonth === null || callsTodayShare === null ? (
        <>
          {text('figures.noQuota')}
          <FigureNote>
            {text('figures.callsLeft.made', { today: callsToday, month: callsThisMonth })}
          </FigureNote>
        </>
      ) : (
        <>
          <Today made={callsToday} share={callsTodayShare} />
          {text('figures.callsLeft.month', { left: Math.max(0, callsPerMonth - callsThisMonth) })}
          <Outlook institution={institution} />
        </>
      )}
    </Fact>
  );
}

function Today({ made, share }: { made: number; share: number }) {
  const text = useText();
  const left = Math.max(0, share - made);
  return (
    <>
      {text('figures.callsLeft.today', { left })}
      <FigureNote>
        {text(left > 0 ? 'figures.callsLeft.share' : 'figures.callsLeft.over', { made, share })}
      </FigureNote>
    </>
  );
}

function Outlook({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { callsPerDay, callsUsedUpOn } = institution;
  const count = Math.round(callsPerDay);
  if (callsUsedUpOn === null)
    return <FigureNote>{text('figures.callsLeft.lasts', { count })}</FigureNote>;
  const day = formatDate(callsUsedUpOn, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return <FigureNote isUrgent>{text('figures.callsLeft.usedUp', { count, day })}</FigureNote>;
}
