import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { DeliveryDetails, DeliverySummary } from '../../../../../server/src/contracts';
import { Fact } from '../../../shared/components/Fact';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { ReasonText } from '../../../shared/reasons/ReasonText';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { StatusWord } from '../../../shared/components/StatusWord';
import { useInstitutions } from '../../institutions';
import { isToBeAppliedAgain } from './outcomeAppearance';
import { byteSize } from './byteSize';
import { DELIVERY_VARIANTS } from './deliveryAppearance';

/** Whether a delivery is still waiting, and how it ended. */
function DeliveryState({ state }: Pick<DeliverySummary, 'state'>) {
  const text = useText();
  return (
    <StatusWord variant={DELIVERY_VARIANTS[state]}>{text(`delivery.state.${state}`)}</StatusWord>
  );
}

function ByteLength({ byteLength }: { byteLength: number }) {
  const { formatNumber } = useIntl();
  const { unit, value } = byteSize(byteLength);
  // The short form of bytes is "2 byte" in English.
  const unitDisplay = unit === 'byte' ? 'long' : 'short';
  return (
    <Typography style={{ whiteSpace: 'nowrap' }}>
      {formatNumber(value, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 })}
    </Typography>
  );
}

/** The arrival, source and state of a delivery. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryDetails }) {
  const { formatNumber } = useIntl();
  const text = useText();
  const { nameOf } = useInstitutions();
  const { appliedAt, receivedAt, refusal } = delivery;
  return (
    <Box background="neutral0" padding={6} hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="stretch" gap={5}>
        {refusal !== null && (
          <Notice tone="danger" title={text('delivery.refused')}>
            <Line>
              <ReasonText reason={refusal} />
            </Line>
          </Notice>
        )}
        {delivery.state === 'incomplete' && <InQuarantine delivery={delivery} />}
        {isToBeAppliedAgain(delivery) && (
          <Notice tone="secondary" title={text('delivery.again')}>
            <Line>{text('delivery.again.body')}</Line>
          </Notice>
        )}
        <Flex tag="dl" gap={8} wrap="wrap" alignItems="flex-start">
          <Fact name={text('column.institution')}>{nameOf(delivery.institution)}</Fact>
          <Fact name={text('column.stream')}>{text(`stream.${delivery.stream}`)}</Fact>
          <Fact name={text('column.state')}>
            <DeliveryState state={delivery.state} />
          </Fact>
          <Fact name={text('column.received')}>
            <Moment at={receivedAt} tense="past" />
          </Fact>
          <Fact name={text('delivery.applied')}>
            {appliedAt === null ? '–' : <Moment at={appliedAt} tense="past" />}
          </Fact>
          <Fact name={text('column.items')}>{formatNumber(delivery.items)}</Fact>
          <Fact name={text('column.size')}>
            <ByteLength byteLength={delivery.byteLength} />
          </Fact>
        </Flex>
      </Flex>
    </Box>
  );
}

function InQuarantine({ delivery }: { delivery: DeliveryDetails }) {
  const text = useText();
  const { institution, quarantinedNow: count } = delivery;
  return (
    <Notice tone="warning" title={text('delivery.incomplete', { count })}>
      <Line>{text('delivery.incomplete.body')}</Line>
      <Link tag={RouterLink} to={PLACES.quarantinedItems({ institution })}>
        {text('delivery.incomplete.link')}
      </Link>
    </Notice>
  );
}
