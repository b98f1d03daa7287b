import type {
  Answer,
  Assumptions,
  BookingMethods,
  OrderHistoryMethods,
  OrderMethods,
  Permit,
} from '../../s360';
import type { StepAnswer } from '../machine/answers';
import { offeredContent } from '../offered-order';
import type { BookingRecord, CallStep } from '../records';
import { readOrder, type ShownOrder } from '../shown-order';
import { closingOf, countOf, creationOf, orderIdOf, paymentOf, readingOf } from './requests';

/** What S-360 answered: a step's answer, or an order; `null` if it is not the one asked for. */
export type CallResult =
  | { kind: 'answer'; answer: StepAnswer }
  | { kind: 'read'; order: ShownOrder | null }
  | { kind: 'count'; files: number };

/** The part of the client that bookings use. */
export type BookingClient = BookingMethods & OrderMethods & OrderHistoryMethods;

/** Makes the call of a step under its permit. */
export async function makeCall(
  step: CallStep,
  booking: BookingRecord,
  permit: Permit,
  { assumptions, client }: { assumptions: Assumptions; client: BookingClient },
): Promise<Answer<CallResult>> {
  const context = { permit };
  const say = <T>(
    { answeredAt, data }: Answer<T>,
    toAnswer: (data: T) => StepAnswer,
  ): Answer<CallResult> => ({
    answeredAt,
    data: { kind: 'answer', answer: toAnswer(data) },
  });
  switch (step) {
    case 'create':
      return say(await client.createOrUpdateOrder(creationOf(booking), context), (update) => {
        const { catalogCurrency, movementDataUpdates, operationDataUpdates } =
          update.orderUpdateData;
        const content = offeredContent({
          operations: operationDataUpdates,
          movements: movementDataUpdates,
          catalogCurrency,
        });
        return { step, orderId: update.orderId, orderState: update.orderState, content };
      });
    case 'close': {
      const payment = paymentOf(booking);
      const closing =
        payment === null
          ? client.closeOrder(closingOf(booking), context)
          : client.createPaymentsAndCloseOrder(payment, context);
      return say(await closing, ({ orderState }) => ({ step, orderState }));
    }
    case 'abandon': {
      const movementIds = booking.offer?.movementIds ?? [];
      const request = { orderId: orderIdOf(booking), movementIds };
      return say(await client.abandonMovements(request, context), ({ orderState }) => ({
        step,
        orderState,
      }));
    }
    case 'read': {
      const request = { orderId: readingOf(booking), granularity: 'TICKET' } as const;
      const { answeredAt, data } = await client.getOrderDetails(request, context);
      const order = readOrder(data, assumptions);
      const isIt = order?.orderId === request.orderId;
      return { answeredAt, data: { kind: 'read', order: isIt ? order : null } };
    }
    case 'count': {
      const { answeredAt, data } = await client.countFilesByCriteria(countOf(booking), context);
      return { answeredAt, data: { kind: 'count', files: data } };
    }
  }
}
