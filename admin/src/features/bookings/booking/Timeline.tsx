import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { BookingEvent } from '../../../../../server/src/contracts';
import { eventTone } from '../model/events';
import { Section } from '../../../shared/components/Section';
import { useBookingNames } from '../components/useBookingNames';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { Line } from '../../../shared/components/Line';
import { useReasons } from '../../../shared/reasons/useReasons';
import { useText } from '../../../shared/words/useText';

/** The events of a booking with author and time, newest first. */
export function Timeline({ events }: { events: readonly BookingEvent[] }) {
  const text = useText();
  const newestFirst = [...events].reverse();
  return (
    <Section title={text('booking.events')}>
      <Box tag="ol">
        {newestFirst.map((event, index) => (
          <Item key={`${event.at}/${event.kind}/${index}`} event={event} />
        ))}
      </Box>
    </Section>
  );
}

const Row = styled.li`
  position: relative;
  padding: 0 0 ${({ theme }) => theme.spaces[4]} ${({ theme }) => theme.spaces[5]};

  &:last-child {
    padding-bottom: 0;
  }

  &:not(:last-child)::before {
    content: '';
    position: absolute;
    left: 4px;
    top: 10px;
    bottom: -6px;
    width: 2px;
    background: ${({ theme }) => theme.colors.neutral200};
  }
`;

const Dot = styled(Box)`
  position: absolute;
  left: 0;
  top: 5px;
  width: 10px;
  height: 10px;
  border-radius: 50%;
`;

function Item({ event }: { event: BookingEvent }) {
  const text = useText();
  const { authorOf } = useBookingNames();
  const { at, author, kind } = event;
  const detailOf = useEventDetail();
  const detail = detailOf(event);
  return (
    <Row>
      <Dot background={`${eventTone(kind)}600`} aria-hidden />
      <Flex direction="column" alignItems="stretch">
        <Typography variant="omega" fontWeight="semiBold">
          {text(`booking.event.${kind}`)}
        </Typography>
        {detail !== null && <Line>{detail}</Line>}
        <Line muted>
          {authorOf(author)}, <ExactMoment at={at} />
        </Line>
      </Flex>
    </Row>
  );
}

/** What an event names: an order, a contact's number, or why S-360 refused. */
function useEventDetail(): (event: BookingEvent) => string | null {
  const text = useText();
  const inWords = useReasons();
  return ({ detail, kind, reason }) => {
    if (kind === 'messageSent' && detail === 'email') return text('booking.event.byEmail');
    return reason === null ? detail : inWords(reason);
  };
}
