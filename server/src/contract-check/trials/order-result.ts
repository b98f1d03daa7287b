import type { CheckFinding } from '../../contracts/institutions/check-findings';
import { ORDER_STATES } from '../../s360';
import { attention, callFinding, finding, note } from '../findings';
import type { CallOutcome } from '../conversation';
import type { ReadOrder } from '../readings';
import type { StepResult } from '../steps';
import type { OrderDetailResult, OrderUpdate } from '../../s360';
import type { AbandonOutcome } from './abandon-order';
import { lookWith, resultOf, type Look } from './look';
import type { ReservationTrial } from './reservation-trial';

/** What the check observed of an order, from its creation to its end. */
export interface OrderObservation {
  /** A refusal may still name the order. */
  readonly creation: { readonly update: OrderUpdate } | { readonly refusal: CheckFinding };
  readonly read: CallOutcome<OrderDetailResult>;
  /** The purchaser's files while the order was open. */
  readonly counted: CallOutcome<number>;
  readonly abandoned: AbandonOutcome;
}

/** The result of the reservation. An order that may still be open stays in the remainders. */
export async function orderResult(
  trial: ReservationTrial,
  seen: OrderObservation,
): Promise<StepResult> {
  const { conversation, ports } = trial.context;
  const { read } = seen;
  const order =
    read.kind === 'answered' ? ports.read.order(conversation.institution(), read.data) : null;
  const looks: Look[] = [
    ...('refusal' in seen.creation ? [lookWith({ findings: [seen.creation.refusal] })] : []),
    ...(read.kind === 'failed' ? [lookWith({ findings: [callFinding(read.error)] })] : []),
    ...(read.kind === 'answered' && order === null
      ? [
          lookWith({
            findings: [finding('callUnreadable', { call: 'getOrderDetails', reason: 'no-result' })],
          }),
        ]
      : []),
    ...(order === null ? [] : lookAt(order, trial)),
    lookAtCount(trial, seen.counted),
    await lookAtEnd(trial, seen.abandoned, order?.orderState ?? null),
  ];
  const hasOtherWords = looks.some(({ refuted }) => refuted.includes('orderStates'));
  // A check never closes an order, so it does not see that word.
  return resultOf([
    ...looks,
    ...(hasOtherWords ? [lookWith({ notes: [attention('closedWordUnseen')] })] : []),
  ]);
}

type Meaning = keyof typeof ORDER_STATES;

/** The meaning of an order state as the plugin reads it; `null` for an unknown word. */
function meaningOf(orderState: string): Meaning | null {
  const meanings: readonly Meaning[] = ['open', 'closed', 'abandoned'];
  return meanings.find((meaning) => ORDER_STATES[meaning] === orderState) ?? null;
}

/** Compares S-360's word with a state that is known to be true. */
function stateShown(word: string, is: Meaning): Look {
  const meaning = meaningOf(word);
  if (meaning === is) return lookWith({ held: ['orderStates'] });
  return lookWith({
    findings: [finding('orderStateOther', { word, meaning: is })],
    cures: [{ assumptions: { orderStates: { [is]: [word] } } }],
    refuted: ['orderStates'],
  });
}

function lookAt(order: ReadOrder, trial: ReservationTrial): Look[] {
  const { contactNumber, reference } = trial;
  const isOfContact = order.contactReference === contactNumber;
  const hasReference = order.externalReference === reference;
  return [
    stateShown(order.orderState, 'open'),
    isOfContact
      ? lookWith({ held: ['purchaser'] })
      : lookWith({
          findings: [
            finding('orderContactOther', {
              asked: contactNumber,
              answered: order.contactReference ?? '',
            }),
          ],
          refuted: ['purchaser'],
        }),
    hasReference
      ? lookWith({ held: ['orderReference'] })
      : lookWith({ findings: [finding('orderReferenceMissing')], refuted: ['orderReference'] }),
    lookAtPrice(order, trial),
  ];
}

/**
 * A catalog's prices come with or without charges. The order shows which, because it contains both
 * the price and the charges.
 */
function lookAtPrice({ charges, unitPrice }: ReadOrder, trial: ReservationTrial): Look {
  const { catalogPrices } = trial.context.conversation.institution().client.assumptions;
  if (unitPrice === null || charges === 0n) return lookWith({ notes: [note('pricesUnclear')] });
  const amount = BigInt(trial.price.amount);
  if (amount === unitPrice) return lookWith({ held: ['catalogPrices'] });
  const isOther =
    catalogPrices === 'net' ? amount === unitPrice + charges : amount + charges === unitPrice;
  if (!isOther) return lookWith({ notes: [attention('pricesUnclear')] });
  const value = catalogPrices === 'net' ? 'gross' : 'net';
  return lookWith({
    findings: [finding('pricesOther', { value })],
    cures: [{ assumptions: { catalogPrices: value } }],
    refuted: ['catalogPrices'],
  });
}

/**
 * Whether S-360 counts a file whose order is open. If it does not, "none" proves nothing about a lost
 * creation.
 */
function lookAtCount({ context }: ReservationTrial, counted: CallOutcome<number>): Look {
  const { findingOrders } = context.conversation.institution().client.assumptions;
  const isSeen = counted.kind === 'answered' && counted.data > 0;
  if (isSeen) {
    return lookWith({
      held: ['findingOrders'],
      notes: findingOrders === 'count' ? [] : [note('filesCounted')],
    });
  }
  if (findingOrders === 'never') return lookWith({ notes: [note('filesNotCounted')] });
  return lookWith({
    findings: [
      ...(counted.kind === 'failed' ? [callFinding(counted.error)] : []),
      finding('filesNotCounted'),
    ],
    cures: [{ assumptions: { findingOrders: 'never' } }],
    refuted: ['findingOrders'],
  });
}

/** Whether the order was abandoned, and which word S-360 uses for that. */
async function lookAtEnd(
  trial: ReservationTrial,
  abandoned: AbandonOutcome,
  openWord: string | null,
): Promise<Look> {
  const { catalog, context, noted, reference } = trial;
  const minutes = catalog.pointOfSale.orderAbandonDelayMinutes;
  const mayBeOpen = finding('orderNotAbandoned', { reference, minutes });
  if (abandoned.kind === 'not') return lookWith({ findings: [abandoned.why, mayBeOpen] });
  const { read } = abandoned;
  if (read.kind === 'failed') return lookWith({ findings: [callFinding(read.error), mayBeOpen] });
  const { conversation, ports } = context;
  const order = ports.read.order(conversation.institution(), read.data);
  const word = order?.orderState ?? '';
  const meaning = meaningOf(word);
  const isUnchanged = openWord === word;
  if (order === null || meaning === 'open' || isUnchanged) {
    return lookWith({ findings: [mayBeOpen], refuted: ['abandoning'] });
  }
  await noted.forget();
  const state = stateShown(word, 'abandoned');
  return { ...state, held: [...state.held, 'abandoning'] };
}
