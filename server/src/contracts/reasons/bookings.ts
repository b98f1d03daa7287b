/** Reasons about bookings. */
export const BOOKING_REASONS = {
  noBooking: 'There is no booking {booking}.',
  nothingToSell: 'There is no catalog of the institution yet: nothing can be sold.',
  bookingNotReady: 'The booking cannot be submitted as it is: {codes}.',
  bookingChanged:
    'Booking {booking} has changed since: look at it again. It is {bookingState} now.',
  bookingCannot: 'Booking {booking} is {bookingState}: {action} is not possible.',
  bookingFollowsOther: 'Booking {booking} follows another one: it cannot be changed.',
  bookingMayBeSent:
    'S-360 may be at work on booking {booking} already: it cannot be withdrawn any more.',
  bookingClosedBefore:
    'Order {order} of booking {booking} is closed in S-360: give the newer one up.',
  bookingStateUnknown:
    'S-360 shows the order of booking {booking} in a state whose meaning is not known: it may be closed or abandoned already.',
  bookingSubmitted: 'Booking {booking} was submitted already.',
  bookingHoldsNothing: 'Booking {booking} holds nothing that could be sold or released now.',
  bookingFollowed: 'The booking is being sold or released already.',
  mayNotFollow: 'You may not sell or release reservations and options.',
  messageOutdated:
    'The message of booking {booking} is another one since it was previewed: preview it again.',
  bookingCostsOther:
    'The order of booking {booking} costs another amount than was shown: look at it again.',
  bookingPaymentNotTaken:
    'The payment method is not taken here, or is one by which customers pay on the internet: choose another, or close it unpaid.',
  bookingNotPaid: 'Booking {booking} is closed unpaid: only a sale is paid.',
  bookingOfOtherInstitution:
    'Booking {booking} is one of {institution}: duplicate the draft for another institution.',
  releaseNotComposed: 'A release cannot be composed.',
  bookingContactNotSent:
    'The filter of the institution leaves this contact out: it is not sent there.',
  orderOfOtherReference: 'The order that was named carries the reference of booking {booking}.',
  orderOfOtherBooking: 'The order that was named is another booking’s.',
  orderOfOtherContact: 'The order that was named is another contact’s.',
  orderOfOtherKind: 'The order that was named is a {orderType}.',
  orderStateAnswered: 'S-360 answered the order as {orderState}.',
  orderStateMissing: 'S-360 did not say in which state the order is.',
  orderStateUnknown:
    'S-360 shows the order in the state {orderState}, and it is not known what that means. Add the word to assumptions.orderStates of the institution, as open, closed or abandoned; until then the order can be neither closed nor given up here.',
  orderNotShown:
    'S-360 refuses to show the order ({failure}): it is not checked automatically any more. Close it or give it up to ask S-360 again.',
  orderTotalChanged: 'The order was changed in S-360 and now costs another amount than was shown.',
  orderClosedOtherwise: 'Order {order} of an earlier attempt is closed in S-360: give this one up.',
  orderTotalUnsure:
    'S-360 does not say for sure what the order costs: close it unpaid, or pay it in S-360.',
  paymentUnanswered:
    'S-360 did not answer whether it took the payment ({failure}), and the order is still open: look in S-360 whether it was paid before it is closed again.',
  noMovements: 'S-360 named no movements of the order, by which it could be given up.',
} as const;
