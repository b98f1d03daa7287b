import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Fact } from '../../components/Fact';
import { Moment } from '../../components/Moment';
import { message } from '../../translations/message';

/** Whether an institution is sent anything, since when and by whom. */
export function SendingFact({ institution: { sending } }: { institution: InstitutionStatus }) {
  const { formatMessage } = useIntl();
  return <Fact name={formatMessage(message('trust.fact'))}>{useWords(sending)}</Fact>;
}

function useWords({ by, status }: InstitutionStatus['sending']): ReactNode {
  const { formatMessage } = useIntl();
  switch (status.state) {
    case 'notStarted':
      return formatMessage(message('trust.fact.notStarted'));
    case 'started': {
      if (status.cause === 'existing') return formatMessage(message('trust.fact.existing'));
      const name = by?.name ?? formatMessage(message('trust.somebody'));
      const when = <Moment at={status.at} tense="past" />;
      return formatMessage(message(`trust.fact.${status.cause}`), { name, when });
    }
    case 'stopped': {
      const when = <Moment at={status.at} tense="past" />;
      return formatMessage(message('trust.fact.stopped'), { when });
    }
  }
}
