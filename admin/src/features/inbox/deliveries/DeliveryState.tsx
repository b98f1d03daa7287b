import type { DeliverySummary } from '../../../../../server/src/contracts';
import { StatusWord } from '../../../shared/components/StatusWord';
import { useText } from '../../../shared/words/useText';
import { DELIVERY_VARIANTS } from './deliveryAppearance';

/** Whether a delivery is still waiting, and how it ended. */
export function DeliveryState({ state }: Pick<DeliverySummary, 'state'>) {
  const text = useText();
  return (
    <StatusWord variant={DELIVERY_VARIANTS[state]}>{text(`delivery.state.${state}`)}</StatusWord>
  );
}
