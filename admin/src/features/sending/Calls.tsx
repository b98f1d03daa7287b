import { useId } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { CallBudget } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { Line } from '../../shared/components/Notice';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';
import { callsByLane, outlook } from './callsByLane';
import type { LaneCalls } from './callsByLane';
import { useGetCallsQuery } from './steeringApi';
import { message } from '../../translations/message';

/** How many of the month's calls are left for each lane, and how long they last. */
export function Calls({ institution }: { institution: string }) {
  const { formatMessage } = useIntl();
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
        {formatMessage(message('calls.title'))}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex tag="dl" gap={8} wrap="wrap" alignItems="flex-start">
          {callsByLane(data).map((lane) => (
            <Lane key={lane.lane} calls={lane} />
          ))}
        </Flex>
        <Pace budget={data} />
      </Flex>
    </Box>
  );
}

function Lane({ calls: { lane, left, taken } }: { calls: LaneCalls }) {
  const { formatMessage } = useIntl();
  return (
    <Fact name={formatMessage(message(`calls.lane.${lane}`))}>
      {left === null
        ? formatMessage(message('calls.taken'), { taken })
        : formatMessage(message('calls.left'), { left, taken })}
    </Fact>
  );
}

function Pace({ budget }: { budget: CallBudget }) {
  const { formatDate, formatMessage } = useIntl();
  const { callsPerDay, pending, usedUpOn } = budget;
  const due = pending.edit + pending.bulk;
  const day = usedUpOn === null ? '' : formatDate(usedUpOn, { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <Box>
      <Line>
        {formatMessage(message('calls.pace'), { count: Math.round(callsPerDay) })}{' '}
        {formatMessage(message(`calls.outlook.${outlook(budget)}`), { day })}
      </Line>
      {due > 0 && <Line muted>{formatMessage(message('calls.due'), { count: due })}</Line>}
    </Box>
  );
}
