import { randomBytes } from 'node:crypto';
import type { Catalog, CatalogPrice } from '../../contracts/catalog/catalog';
import { HOUR_MS } from '../../kernel/time/durations';
import { callFinding, failedResult, failedCallResult, finding, untestedResult } from '../findings';
import type { CallOutcome, Question } from '../conversation';
import type { StepResult } from '../steps';
import type { StepContext } from '../step-context';
import {
  bookingCalls,
  mustNotBeRepeated,
  type CreateOrderRequest,
  type OrderUpdate,
} from '../../s360';
import { abandonOrder } from './abandon-order';
import { orderResult, type OrderObservation } from './order-result';
import { askWithAlternatives, withAlternatives } from './other-words';
import { countQuestion, orderQuestion } from './questions';
import type { ReservationTrial } from './reservation-trial';

const creationQuestion = (request: CreateOrderRequest): Question<OrderUpdate> => ({
  isTelling: false,
  name: () => bookingCalls.createOrUpdateOrder,
  send: (client, context) => client.createOrUpdateOrder(request, context),
});

/** Reserves one place of a performance, reads the order and abandons it. Never closes the order. */
export async function tryReservation(context: StepContext): Promise<StepResult> {
  const { found, request } = context;
  const { catalog, contact } = found;
  const { performanceId } = request;
  if (catalog === undefined) return untestedResult(finding('stepNeeded', { step: 'catalog' }));
  if (contact === undefined) return untestedResult(finding('stepNeeded', { step: 'readContact' }));
  if (performanceId === null) return untestedResult(finding('performanceNotNamed'));
  const chosen = priceToReserve(catalog, performanceId, found.places);
  if ('why' in chosen) return untestedResult(finding(chosen.why, { performance: performanceId }));

  const reference = `CHECK-${randomBytes(5).toString('hex').toUpperCase()}`;
  const noted = await context.remainders.note({ kind: 'order', orderId: null, reference });
  const { contactNumber } = contact;
  const trial = { context, catalog, price: chosen.price, contactNumber, reference, noted };
  return reserve(trial, performanceId);
}

async function reserve(trial: ReservationTrial, performanceId: string): Promise<StepResult> {
  const { catalog, contactNumber, context, price, reference } = trial;
  const { asked, ...other } = await askWithAlternatives(
    context.conversation,
    creationQuestion({
      pointOfSalesId: catalog.pointOfSale.id,
      orderType: 'RESERVATION',
      contactNumber,
      externalReference: reference,
      resumes: null,
      items: [],
      performances: [
        {
          performanceId,
          seatCategoryId: price.seatCategoryId ?? '',
          audienceSubCategoryId: price.tariffId,
          quantity: 1,
        },
      ],
    }),
    'orderServiceVersion',
  );
  return withAlternatives(await resultOf(trial, asked), other);
}

async function resultOf(
  trial: ReservationTrial,
  created: CallOutcome<OrderUpdate>,
): Promise<StepResult> {
  const { context, noted, reference } = trial;
  if (created.kind === 'failed') {
    const { error } = created;
    const orderId = error.kind === 'business' ? error.orderId : null;
    if (orderId !== null) return giveBack(trial, orderId, { refusal: callFinding(error) });
    if (!mustNotBeRepeated(error)) {
      await noted.forget();
      return isFull(error)
        ? untestedResult(finding('noPlaces'))
        : failedCallResult(error, context.conversation.institution());
    }
    return failedResult([callFinding(error), finding('orderMayBeOpen', { reference })]);
  }
  return giveBack(trial, created.data.orderId, { update: created.data });
}

/** Documented: the only known error code. */
const isFull = (error: { kind: string; statusDetail?: string | null }): boolean =>
  error.kind === 'business' && error.statusDetail === 'error.order.availability';

/** Reads the order, and abandons it whatever the reading shows. */
async function giveBack(
  trial: ReservationTrial,
  orderId: string,
  creation: OrderObservation['creation'],
): Promise<StepResult> {
  const { context, noted, reference } = trial;
  await noted.change({ kind: 'order', orderId, reference });
  const read = await context.conversation.ask(orderQuestion(orderId), { restores: true });
  const update = 'update' in creation ? creation.update : null;
  const counted = await countFiles(trial);
  const abandoned = await abandonOrder(trial, orderId, update, read);
  return orderResult(trial, { creation, read, counted, abandoned });
}

/** S-360's clock may be behind; the order is in the count all the same if S-360 sees it. */
const COUNTED_SINCE_MS = HOUR_MS;

/** Counts the files while the order is open. A call that is not possible says nothing. */
async function countFiles({ catalog, contactNumber, context }: ReservationTrial) {
  const { conversation, ports } = context;
  const since = new Date(ports.now().getTime() - COUNTED_SINCE_MS);
  const pointOfSalesId = catalog.pointOfSale.id;
  return conversation.ask(countQuestion({ pointOfSalesId, contactNumber, since }), {
    restores: true,
  });
}

type Chosen =
  | { price: CatalogPrice }
  | {
      why:
        'performanceUnknown' | 'performanceWithoutPrices' | 'performanceNotReservable' | 'noPlaces';
    };

/** A price of the performance with a place left that can be bought singly. */
function priceToReserve(
  { priceLists, products }: Catalog,
  performanceId: string,
  places: StepContext['found']['places'],
): Chosen {
  const product = products.find(({ performances }) =>
    performances.some(({ id }) => id === performanceId),
  );
  const performance = product?.performances.find(({ id }) => id === performanceId);
  if (product === undefined || performance === undefined) return { why: 'performanceUnknown' };
  if (!product.isReservable) return { why: 'performanceNotReservable' };
  const prices = (priceLists[performance.priceList] ?? []).filter(
    ({ minQuantity, seatCategoryId }) => seatCategoryId !== null && (minQuantity ?? 1) <= 1,
  );
  const left = new Map(
    places?.get(performanceId)?.seatCategories.map((one) => [one.seatCategoryId, one.level]),
  );
  const price = prices.find(({ seatCategoryId }) => left.get(seatCategoryId ?? '') !== 'NONE');
  if (price !== undefined) return { price };
  return { why: prices.length === 0 ? 'performanceWithoutPrices' : 'noPlaces' };
}
