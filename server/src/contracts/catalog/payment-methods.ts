/**
 * Why a booking cannot be paid by a method of the point of sale. `manualValidation`: somebody has to
 * confirm each payment in S-360; `byCustomer`: customers pay it themselves, online or at a terminal;
 * `byNumber`: it needs the number of a voucher or credit note; `unknownType`: its type is not known.
 */
export const PAYMENT_HINDRANCES = [
  'manualValidation',
  'byCustomer',
  'byNumber',
  'unknownType',
] as const;

export type PaymentHindrance = (typeof PAYMENT_HINDRANCES)[number];
