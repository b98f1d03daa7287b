import { useId } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { CallBudget } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { Line } from '../../shared/components/Line';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';
import { callsByLane, outlook } from './callsByLane';
import type { LaneCalls } from './callsByLane';
import { useGetCallsQuery } from './steeringApi';
import { useText } from '../../shared/words/useText';

/** How many of the month's calls are left for each lane, and how long they last. */
export function Calls({ institution }: { institution: string }) {
  const text = useText();
  const titleId = useId();
  const { data } = useGetCallsQuery({ institution }, useQuietPolling());
  if (!data) return null;
  return (
    <Box tag="section" aria-labelledby={titleId}>
      <Typography
        id={titleId}
        tag="h3"
        variant="sigma"
        textColor="neutral600"
        textTransform="uppercase"
        display="block"
        paddingBottom={3}
      >
        {text('calls.title')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex tag="dl" gap={8} wrap="wrap" alignItems="flex-start">
          {callsByLane(data).map((lane) => (
            <Lane key={lane.lane} calls={lane} />
          ))}
        </Flex>
        <CallsOutlook budget={data} />
      </Flex>
    </Box>
  );
}

function Lane({ calls: { lane, left, taken } }: { calls: LaneCalls }) {
  const text = useText();
  return (
    <Fact name={text(`calls.lane.${lane}`)}>
      {left === null ? text('calls.taken', { taken }) : text('calls.left', { left, taken })}
    </Fact>
  );
}

/** The recent pace of calls, and how long the quota lasts at it. */
export function CallsOutlook({ budget }: { budget: CallBudget }) {
  const { formatDate } = useIntl();
  const text = useText();
  const { callsPerDay, pending, usedUpOn } = budget;
  const due = pending.edit + pending.bulk;
  const day = usedUpOn === null ? '' : formatDate(usedUpOn, { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <Box>
      <Line>
        {text('calls.pace', { count: Math.round(callsPerDay) })}{' '}
        {text(`calls.outlook.${outlook(budget)}`, { day })}
      </Line>
      {due > 0 && <Line muted>{text('calls.due', { count: due })}</Line>}
    </Box>
  );
}
