import { Box, Flex } from '@strapi/design-system';
import { BackButton } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import type { DeliveryDetails } from '../../../../../server/src/contracts';
import { JsonText } from '../body/JsonText';
import { Loaded } from '../../../shared/components/Loaded';
import { Part } from '../../../shared/components/Part';
import { Screen } from '../../../shared/components/Screen';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { QUIET_INTERVAL_MS } from '../../../shared/hooks/useQuietPolling';
import { useWhileVisible } from '../../../shared/hooks/useTabVisible';
import { PLACES } from '../../../shared/places';
import { DeliveryChanges, PayloadWithheld, ReplayDeliveries } from '../../activity';
import { useGetDeliveryQuery } from '../inboxApi';
import { useText } from '../../../shared/words/useText';
import { DeliveryFacts } from './DeliveryFacts';
import { ItemOutcomes } from './ItemOutcomes';

export function DeliveryScreen() {
  const text = useText();
  const { id = '' } = useParams();
  const delivery = useDelivery(id);
  const mayReplay = useAllowed('replayItems');
  const { institution = '', state } = delivery.currentData ?? {};
  const isDone = state === 'applied' || state === 'incomplete';
  return (
    <Screen
      title={text('delivery.title', { id })}
      subtitle={text('delivery.subtitle')}
      primaryAction={
        isDone && mayReplay.at(institution) && <ReplayDeliveries chosen={[Number(id)]} />
      }
      navigationAction={<BackButton fallback={PLACES.activity({ further: { direction: 'in' } })} />}
    >
      <Loaded query={delivery}>{(details) => <Details delivery={details} />}</Loaded>
    </Screen>
  );
}

/** Polls a delivery only until it is applied, because it does not change afterwards. */
function useDelivery(id: string) {
  const first = useGetDeliveryQuery({ id }, { refetchOnMountOrArgChange: true });
  const isMoving = first.currentData?.state === 'stored';
  return useGetDeliveryQuery(
    { id },
    { pollingInterval: useWhileVisible(isMoving ? QUIET_INTERVAL_MS : 0) },
  );
}

function Details({ delivery }: { delivery: DeliveryDetails }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
      <DeliveryFacts delivery={delivery} />
      {delivery.outcomes.length > 0 && (
        <Part title={text('delivery.items')}>
          <ItemOutcomes delivery={delivery} />
        </Part>
      )}
      {delivery.outcomes.length > 0 && (
        <DeliveryChanges id={delivery.id} institution={delivery.institution} />
      )}
      {delivery.body === null && (
        <Part title={text('delivery.body')}>
          <PayloadWithheld />
        </Part>
      )}
      {delivery.body !== null && delivery.body !== '' && (
        <Part title={text('delivery.body')}>
          <Box background="neutral0" padding={6} hasRadius shadow="tableShadow">
            <JsonText label={text('delivery.body')} body={delivery.body} maxHeight="60rem" />
          </Box>
        </Part>
      )}
    </Flex>
  );
}
