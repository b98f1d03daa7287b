import { Box, Flex } from '@strapi/design-system';
import { BackButton } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import type { CallSummary } from '../../../../../server/src/contracts';
import { Fact } from '../../../shared/components/Fact';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { Screen } from '../../../shared/components/Screen';
import { QUIET_INTERVAL_MS } from '../../../shared/hooks/useQuietPolling';
import { useWhileVisible } from '../../../shared/hooks/useTabVisible';
import { PLACES } from '../../../shared/places';
import { ReasonText } from '../../../shared/reasons/ReasonText';
import { Moment } from '../../../shared/time/Moment';
import { useInstitutions } from '../../institutions';
import { useText } from '../../../shared/words/useText';
import { useGetCallQuery } from '../activityApi';
import { Changes } from '../changes/Changes';
import { Outcome } from '../Outcome';
import { CallSubject } from './CallSubject';
import { Duration } from './Duration';
import { useCallName } from './useCallName';

/** One call to S-360: what it was about, how it ended, and what it changed. */
export function CallScreen() {
  const text = useText();
  const { id = '' } = useParams();
  const call = useCall(id);
  return (
    <Screen
      title={text('call.title', { id })}
      subtitle={text('call.subtitle')}
      navigationAction={<BackButton fallback={PLACES.activity()} />}
    >
      <Loaded query={call}>{(details) => <Details call={details} />}</Loaded>
    </Screen>
  );
}

/** Polls a call only until it has ended, because it does not change afterwards. */
function useCall(id: string) {
  const first = useGetCallQuery({ id }, { refetchOnMountOrArgChange: true });
  const isOpen = first.currentData?.outcome === 'open';
  return useGetCallQuery(
    { id },
    { pollingInterval: useWhileVisible(isOpen ? QUIET_INTERVAL_MS : 0) },
  );
}

function Details({ call }: { call: CallSummary }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
      <Facts call={call} />
      <Changes by={{ kind: 'calls', id: call.id }} institution={call.institution} />
    </Flex>
  );
}

function Facts({ call }: { call: CallSummary }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const { nameOf } = useInstitutions();
  const nameOfCall = useCallName();
  const { about, at, durationMs, httpStatus, institution, lane, method, outcome, reason } = call;
  return (
    <Box background="neutral0" padding={6} hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="stretch" gap={5}>
        {reason !== null && (
          <Notice tone="danger" title={text('call.failed')}>
            <Line>
              <ReasonText reason={reason} />
            </Line>
          </Notice>
        )}
        {outcome === 'unknown' && (
          <Notice tone="warning" title={text('activity.outcome.unknown')}>
            <Line>{text('call.unknown')}</Line>
          </Notice>
        )}
        <Flex tag="dl" gap={8} wrap="wrap" alignItems="flex-start">
          <Fact name={text('activity.column.what')}>{nameOfCall(method)}</Fact>
          <Fact name={text('call.method')}>
            <code>{method}</code>
          </Fact>
          <Fact name={text('column.institution')}>{nameOf(institution)}</Fact>
          <Fact name={text('activity.column.about')}>
            <CallSubject about={about} institution={institution} />
          </Fact>
          <Fact name={text('column.outcome')}>
            <Outcome outcome={outcome} />
          </Fact>
          <Fact name={text('call.status')}>
            {httpStatus === null ? '–' : formatNumber(httpStatus, { useGrouping: false })}
          </Fact>
          <Fact name={text('activity.column.at')}>
            <Moment at={at} tense="past" />
          </Fact>
          <Fact name={text('activity.column.duration')}>
            <Duration ms={durationMs} />
          </Fact>
          <Fact name={text('call.lane')}>{text(`calls.lane.${lane}`)}</Fact>
        </Flex>
      </Flex>
    </Box>
  );
}
