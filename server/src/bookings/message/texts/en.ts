/**
 * The English texts of messages to customers. Values stand in braces: `venue`, `reference` and
 * `name` may be used in every text, the others only where they appear here.
 */
export const en = {
  subjectOffer: 'Your offer from {venue} ({reference})',
  subjectSale: 'Your booking at {venue} is confirmed ({reference})',
  subjectReservation: 'Your reservation at {venue} ({reference})',
  subjectOption: 'Your option at {venue} ({reference})',
  greeting: 'Hello {name},',
  greetingNobody: 'Hello,',
  introOffer: 'Thank you for your interest. We are pleased to offer you the following:',
  introSale: 'Thank you for your booking, which is confirmed:',
  introReservation: 'We have reserved the following for you:',
  introOption: 'We are keeping the following for you as an option:',
  validUntil: 'This offer is valid until {date}.',
  heldUntil: 'We keep it for you until {date}. Please let us know by then whether you take it.',
  unpaid: 'The amount of {total} is still to be paid.',
  seats: 'Seats: {seats}',
  row: 'row {row}',
  entrance: 'entrance {entrance}',
  subtotal: 'Subtotal',
  charges: 'Charges',
  total: 'Total',
  reference: 'Reference',
  questions: 'If you have any questions, please mention the reference {reference}.',
  closing: 'Kind regards',
  signature: '{venue}',
};

export type MessageTexts = { readonly [Key in keyof typeof en]: string };

export type MessageTextKey = keyof MessageTexts;
