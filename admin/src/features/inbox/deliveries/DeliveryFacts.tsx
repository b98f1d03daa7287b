import { Box, Flex, Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { DeliveryDetails } from '../../../../../server/src/contracts';
import { Fact } from '../../../shared/components/Fact';
import { Moment } from '../../../shared/time/Moment';
import { Line, Notice } from '../../../shared/components/Notice';
import { ReasonText } from '../../../shared/reasons/ReasonText';
import { useInstitutions } from '../../institutions';
import { PLACES } from '../../../shared/places';
import { message } from '../../../translations/message';
import { ByteLength } from './ByteLength';
import { DeliveryState } from './deliveryColumns';

/** The arrival, source and state of a delivery. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryDetails }) {
  const { formatMessage, formatNumber } = useIntl();
  const { nameOf } = useInstitutions();
  const { appliedAt, receivedAt, refusal } = delivery;
  return (
    <Box background="neutral0" padding={6} hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="stretch" gap={5}>
        {refusal !== null && (
          <Notice tone="danger" title={formatMessage(message('delivery.refused'))}>
            <Line>
              <ReasonText reason={refusal} />
            </Line>
          </Notice>
        )}
        {delivery.state === 'incomplete' && <InQuarantine delivery={delivery} />}
        <Flex tag="dl" gap={8} wrap="wrap" alignItems="flex-start">
          <Fact name={formatMessage(message('column.institution'))}>
            {nameOf(delivery.institution)}
          </Fact>
          <Fact name={formatMessage(message('column.stream'))}>
            {formatMessage(message(`stream.${delivery.stream}`))}
          </Fact>
          <Fact name={formatMessage(message('column.state'))}>
            <DeliveryState state={delivery.state} />
          </Fact>
          <Fact name={formatMessage(message('column.received'))}>
            <Moment at={receivedAt} tense="past" />
          </Fact>
          <Fact name={formatMessage(message('delivery.applied'))}>
            {appliedAt === null ? '–' : <Moment at={appliedAt} tense="past" />}
          </Fact>
          <Fact name={formatMessage(message('column.items'))}>{formatNumber(delivery.items)}</Fact>
          <Fact name={formatMessage(message('column.size'))}>
            <ByteLength byteLength={delivery.byteLength} />
          </Fact>
        </Flex>
      </Flex>
    </Box>
  );
}

/** The delivery's items in quarantine, with a link to them. */
function InQuarantine({ delivery }: { delivery: DeliveryDetails }) {
  const { formatMessage } = useIntl();
  const { institution, quarantinedNow: count } = delivery;
  return (
    <Notice tone="warning" title={formatMessage(message('delivery.incomplete'), { count })}>
      <Line>{formatMessage(message('delivery.incomplete.body'))}</Line>
      <Link tag={RouterLink} to={PLACES.quarantinedItems({ institution })}>
        {formatMessage(message('delivery.incomplete.link'))}
      </Link>
    </Notice>
  );
}
