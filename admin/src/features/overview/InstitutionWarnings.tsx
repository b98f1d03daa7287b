import { Box } from '@strapi/design-system';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Moment } from '../../shared/time/Moment';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { SendingTrustNotice } from '../sending';
import { PausedNotice } from '../sending';
import { quotaUse } from '../../shared/calls/callQuota';
import { useText } from '../../shared/words/useText';
import { Alarms, RefusedCredentials } from '../inbox';
import { SettingsLink } from '../institutions';

/** What a person should check at an institution, and last what only waits; renders nothing if all is well. */
export function InstitutionWarnings({ institution }: { institution: InstitutionStatus }) {
  return (
    <>
      <SendingTrustNotice institution={institution} />
      <Alarms institution={institution} />
      <RefusedCredentials institution={institution} />
      <Closed institution={institution} />
      <MissingMethods institution={institution} />
      <ClocksApart institution={institution} />
      <QuotaWarning institution={institution} />
      <Weaknesses institution={institution} />
      <PausedNotice institution={institution} />
      <MappingUnderWay institution={institution} />
    </>
  );
}

interface WarningProps {
  institution: InstitutionStatus;
}

function MappingUnderWay({ institution: { isMappingUnderWay } }: WarningProps) {
  const text = useText();
  if (!isMappingUnderWay) return null;
  return (
    <Notice tone="secondary" title={text('mappingUnderWay.title')}>
      <Line>{text('mappingUnderWay.body')}</Line>
    </Notice>
  );
}

function Closed({ institution: { closedUntil } }: WarningProps) {
  const text = useText();
  if (closedUntil === null) return null;
  const when = <Moment at={closedUntil} tense="future" />;
  return (
    <Notice tone="warning" title={text('closed.title')}>
      <Line>{text('closed.body', { when })}</Line>
    </Notice>
  );
}

function MissingMethods({ institution: { missingMethods } }: WarningProps) {
  const text = useText();
  if (missingMethods.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={text('missingMethods.title', { methods: missingMethods.join(', ') })}
    >
      <Line>{text('missingMethods.body')}</Line>
    </Notice>
  );
}

function ClocksApart({ institution: { clockApartMs } }: WarningProps) {
  const text = useText();
  if (clockApartMs === null) return null;
  const seconds = Math.round(Math.abs(clockApartMs) / 1000);
  return (
    <Notice tone="warning" title={text('clocksApart.title')}>
      <Line>
        {text('clocksApart.body', { seconds, side: clockApartMs > 0 ? 'behind' : 'ahead' })}
      </Line>
    </Notice>
  );
}

function QuotaWarning({ institution }: WarningProps) {
  const text = useText();
  const use = quotaUse(institution.callsThisMonth, institution.callsPerMonth);
  if (use === null || use.level === 'enough') return null;
  return (
    <Notice
      tone={use.level === 'used' ? 'danger' : 'warning'}
      title={text(`quota.${use.level}.title`)}
    >
      <Line>{text(`quota.${use.level}.body`)}</Line>
    </Notice>
  );
}

function Weaknesses({ institution }: WarningProps) {
  const text = useText();
  return institution.weaknesses.map((weakness) => (
    <Notice key={weakness} tone="warning" title={text(`weakness.${weakness}.title`)}>
      <Line>{text(`weakness.${weakness}.body`)}</Line>
      <WhoProtects institution={institution} />
    </Notice>
  ));
}

function WhoProtects({ institution }: WarningProps) {
  const text = useText();
  const { source } = institution;
  return (
    <>
      <Line>{text(`unprotected.cure.${source}`)}</Line>
      {source === 'panel' && (
        <Box paddingTop={1}>
          <SettingsLink institution={institution} />
        </Box>
      )}
    </>
  );
}
