import type { CheckFinding } from '../../contracts/institutions/check-findings';
import { callFinding, finding } from '../findings';
import type { CallOutcome, Question } from '../conversation';
import {
  bookingCalls,
  type OrderDetailResult,
  type OrderUpdate,
  idIn,
  objectsIn,
} from '../../s360';
import { orderQuestion } from './questions';
import type { ReservationTrial } from './reservation-trial';

export type AbandonOutcome =
  | { readonly kind: 'asked'; readonly read: CallOutcome<OrderDetailResult> }
  /** The order may still be open. */
  | { readonly kind: 'not'; readonly why: CheckFinding };

const abandonQuestion = (
  orderId: string,
  movementIds: readonly string[],
): Question<{ readonly orderState: string | null }> => ({
  isTelling: false,
  name: () => bookingCalls.abandonMovements,
  send: (client, context) => client.abandonMovements({ orderId, movementIds }, context),
});

/**
 * Abandons all units of the order, named by its creation or by reading it, and reads the order
 * again.
 */
export async function abandonOrder(
  { context }: ReservationTrial,
  orderId: string,
  created: OrderUpdate | null,
  read: CallOutcome<OrderDetailResult>,
): Promise<AbandonOutcome> {
  const { conversation, ports } = context;
  const order =
    read.kind === 'answered' ? ports.read.order(conversation.institution(), read.data) : null;
  const ofCreation = objectsIn(created?.orderUpdateData.movementDataUpdates).flatMap(
    ({ movementId }) => idIn(movementId) ?? [],
  );
  const movementIds = [...new Set([...(order?.movementIds ?? []), ...ofCreation])];
  if (movementIds.length === 0) return { kind: 'not', why: finding('orderWithoutMovements') };
  const done = await conversation.ask(abandonQuestion(orderId, movementIds), { restores: true });
  if (done.kind === 'failed') return { kind: 'not', why: callFinding(done.error) };
  return {
    kind: 'asked',
    read: await conversation.ask(orderQuestion(orderId), { restores: true }),
  };
}
