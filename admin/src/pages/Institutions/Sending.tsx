import { Flex, ProgressBar } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { InstitutionStatus } from '../../../../server/src/contracts';
import { Fact, Facts } from '../../components/Fact';
import { Moment } from '../../components/Moment';
import { quotaUse } from '../../overview/callQuota';
import type { QuotaUse } from '../../overview/callQuota';
import { message } from '../../translations/message';

const LEVEL_COLORS = {
  enough: 'primary600',
  nearlyUsed: 'warning500',
  used: 'danger600',
} as const satisfies Record<QuotaUse['level'], string>;

/** The design system's bar is made for dark pictures: here the used part is the dark one. */
const QuotaBar = styled(ProgressBar)<{ $level: QuotaUse['level'] }>`
  width: 100%;
  max-width: 32rem;
  background-color: ${({ theme }) => theme.colors.neutral200};

  & > div {
    background-color: ${({ theme, $level }) => theme.colors[LEVEL_COLORS[$level]]};
  }
`;

/** Where the plugin sends to, what it sends by itself, and what that has cost this month. */
export function Sending({ institution }: { institution: InstitutionStatus }) {
  const { formatMessage } = useIntl();
  const { baseUrl, closedUntil, pushNewContacts } = institution;
  return (
    <Facts>
      <Fact name={formatMessage(message('sending.baseUrl'))}>{baseUrl}</Fact>
      <Fact name={formatMessage(message('sending.newContacts'))}>
        {formatMessage(message(pushNewContacts ? 'sending.pushed' : 'sending.notPushed'))}
      </Fact>
      <Fact name={formatMessage(message('sending.calls'))}>
        {closedUntil === null
          ? formatMessage(message('sending.open'))
          : formatMessage(message('sending.closed'), {
              when: <Moment at={closedUntil} tense="future" />,
            })}
      </Fact>
      <Fact name={formatMessage(message('quota.title'))}>
        <CallsThisMonth institution={institution} />
      </Fact>
    </Facts>
  );
}

function CallsThisMonth({ institution }: { institution: InstitutionStatus }) {
  const { formatMessage } = useIntl();
  const { callsPerMonth, callsThisMonth } = institution;
  const use = quotaUse(callsThisMonth, callsPerMonth);
  if (use === null) {
    return formatMessage(message('quota.unlimited'), { count: callsThisMonth });
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {formatMessage(message('quota.used'), {
        count: callsThisMonth,
        quota: callsPerMonth,
        percent: use.percent,
      })}
      {/* The words say it all: it is for the eye only. */}
      <QuotaBar size="M" value={use.percent} $level={use.level} aria-hidden />
    </Flex>
  );
}
