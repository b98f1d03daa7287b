import { Flex } from '@strapi/design-system';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Fact, Facts } from '../../shared/components/Fact';
import { Moment } from '../../shared/time/Moment';
import { ProgressLine } from '../../shared/components/ProgressLine';
import { LastCheckFact } from '../contract-check';
import { SendingFact } from './trust/SendingFact';
import { quotaUse } from '../../shared/calls/callQuota';
import type { QuotaUse } from '../../shared/calls/callQuota';
import { useText } from '../../shared/words/useText';

const LEVEL_COLORS = {
  enough: 'primary600',
  nearlyUsed: 'warning500',
  used: 'danger600',
} as const satisfies Record<QuotaUse['level'], string>;

/** Where the plugin sends to, what it sends automatically, and this month's cost. */
export function Sending({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { baseUrl, closedUntil, pushNewContacts } = institution;
  return (
    <Facts>
      <SendingFact institution={institution} />
      <LastCheckFact institution={institution} />
      <Fact name={text('sending.baseUrl')}>{baseUrl}</Fact>
      <Fact name={text('sending.newContacts')}>
        {text(pushNewContacts ? 'sending.pushed' : 'sending.notPushed')}
      </Fact>
      <Fact name={text('sending.calls')}>
        {closedUntil === null
          ? text('sending.open')
          : text('sending.closed', {
              when: <Moment at={closedUntil} tense="future" />,
            })}
      </Fact>
      <Fact name={text('quota.title')}>
        <CallsThisMonth institution={institution} />
      </Fact>
    </Facts>
  );
}

function CallsThisMonth({ institution }: { institution: InstitutionStatus }) {
  const text = useText();
  const { callsPerMonth, callsThisMonth } = institution;
  const use = quotaUse(callsThisMonth, callsPerMonth);
  if (use === null) {
    return text('quota.unlimited', { count: callsThisMonth });
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {text('quota.used', {
        count: callsThisMonth,
        quota: callsPerMonth,
        percent: use.percent,
      })}
      <ProgressLine value={use.percent} $color={LEVEL_COLORS[use.level]} />
    </Flex>
  );
}
