import {
  applyAnswer,
  applyStepFailure,
  type StepAnswer,
} from '../../../server/src/bookings/machine/answers';
import type { StepFailure } from '../../../server/src/bookings/machine/step-failure';
import { offeredContent } from '../../../server/src/bookings/offered-order';
import type { BookingRecord, BookingSending, CallStep } from '../../../server/src/bookings/records';
import { written } from '../builders/reasons';
import { aBooking } from './a-booking';
import { anOffer } from './an-offer';

/** The moment of the call and of its answer. */
export const AT = new Date('2026-03-01T10:00:00.000Z');
const MINUTE_MS = 60_000;
export const inMinutes = (minutes: number) => new Date(AT.getTime() + minutes * MINUTE_MS);
export const FAILURE = { code: 'HTTP 500', reason: written('x'), at: AT.toISOString() };
export const FOLLOWS = { documentId: 'other', fileId: '1', kind: 'option' } as const;
export const ATTEMPT = {
  reference: 'CRM-00000001-1',
  submittedAt: AT.toISOString(),
  author: 'admin:1',
  outcome: 'open',
} as const;

export const callOf = (step: CallStep, fence = 1): BookingSending => ({
  step,
  fence,
  startedAt: AT.toISOString(),
});

/** A booking during a call of the step. */
export const during = (step: CallStep, changes: Partial<BookingRecord> = {}) =>
  aBooking({
    state: step === 'create' ? 'submitted' : 'created',
    orderId: step === 'create' ? null : '700',
    offer: step === 'create' ? null : anOffer(),
    attempts: [ATTEMPT],
    sending: callOf(step),
    tries: 2,
    failure: FAILURE,
    ...changes,
  });

/** What the answer makes of the booking. */
export const answered = (booking: BookingRecord, answer: StepAnswer) => {
  const change = applyAnswer(booking, callOf(answer.step), answer, AT);
  if (change === null) throw new Error('the answer is not taken');
  return change;
};
/** What the failure makes of the booking. */
export const failed = (booking: BookingRecord, step: CallStep, kind: StepFailure['kind']) =>
  applyStepFailure(booking, callOf(step), { kind, failure: FAILURE, retryAt: inMinutes(5) }, AT);

/** An order with its lines, or without any. */
export const contentOf = (quantity: number) =>
  offeredContent({
    operations: [
      {
        operationId: 1,
        fileId: 70,
        performanceId: '100',
        seatCategoryId: '10',
        audienceSubCategoryId: '1',
        quantity,
        unitPrice: 40_000,
        totalAmount: 40_000 * quantity,
      },
    ],
    movements: [],
    catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
  });
