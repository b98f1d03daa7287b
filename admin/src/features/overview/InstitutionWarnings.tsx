import { useIntl } from 'react-intl';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Moment } from '../../shared/time/Moment';
import { Line, Notice } from '../../shared/components/Notice';
import { SendingTrustNotice } from '../sending';
import { PausedNotice, quotaUse } from '../sending';
import { message } from '../../translations/message';
import { Alarms, RefusedCredentials } from '../inbox';

/** What a person should check at an institution; renders nothing if all is well. */
export function InstitutionWarnings({ institution }: { institution: InstitutionStatus }) {
  return (
    <>
      <SendingTrustNotice institution={institution} />
      <PausedNotice institution={institution} />
      <MappingUnderWay institution={institution} />
      <Alarms institution={institution} />
      <RefusedCredentials institution={institution} />
      <Closed institution={institution} />
      <QuotaWarning institution={institution} />
      <OpenWebhook institution={institution} />
      <Weaknesses institution={institution} />
    </>
  );
}

interface WarningProps {
  institution: InstitutionStatus;
}

function MappingUnderWay({ institution: { isMappingUnderWay } }: WarningProps) {
  const { formatMessage } = useIntl();
  if (!isMappingUnderWay) return null;
  return (
    <Notice tone="secondary" title={formatMessage(message('mappingUnderWay.title'))}>
      <Line>{formatMessage(message('mappingUnderWay.body'))}</Line>
    </Notice>
  );
}

function Closed({ institution: { closedUntil } }: WarningProps) {
  const { formatMessage } = useIntl();
  if (closedUntil === null) return null;
  const when = <Moment at={closedUntil} tense="future" />;
  return (
    <Notice tone="warning" title={formatMessage(message('closed.title'))}>
      <Line>{formatMessage(message('closed.body'), { when })}</Line>
    </Notice>
  );
}

function QuotaWarning({ institution }: WarningProps) {
  const { formatMessage } = useIntl();
  const use = quotaUse(institution.callsThisMonth, institution.callsPerMonth);
  if (use === null || use.level === 'enough') return null;
  return (
    <Notice
      tone={use.level === 'used' ? 'danger' : 'warning'}
      title={formatMessage(message(`quota.${use.level}.title`))}
    >
      <Line>{formatMessage(message(`quota.${use.level}.body`))}</Line>
    </Notice>
  );
}

function OpenWebhook({ institution: { webhookAuthentication } }: WarningProps) {
  const { formatMessage } = useIntl();
  if (webhookAuthentication.kind !== 'none') return null;
  return (
    <Notice tone="warning" title={formatMessage(message('openWebhook.title'))}>
      <Line>{formatMessage(message('openWebhook.body'))}</Line>
    </Notice>
  );
}

function Weaknesses({ institution: { weaknesses } }: WarningProps) {
  const { formatMessage } = useIntl();
  return weaknesses.map((weakness) => (
    <Notice
      key={weakness}
      tone="warning"
      title={formatMessage(message(`weakness.${weakness}.title`))}
    >
      <Line>{formatMessage(message(`weakness.${weakness}.body`))}</Line>
    </Notice>
  ));
}
