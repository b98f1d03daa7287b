/**
 * Codes that stand where S-360 has some code that nobody has published. The simulator answers with
 * these and the documented ones alone; nothing else may know them.
 */

import { ERROR_CODES, type ErrorCode } from './error-codes';
import { invented } from './evidence';

export const INVENTED_CODES = [
  'error.authentication.failed',
  'error.availability.performance.missing',
  'error.catalog.none',
  'error.contact.address.unknown',
  'error.contact.authorization.invalid',
  'error.contact.authorization.unknown',
  'error.contact.data.missing',
  'error.contact.detail.unknown',
  'error.contact.email.missing',
  'error.contact.lastname.missing',
  'error.contact.login.exists',
  'error.contact.merge',
  'error.contact.search.criteria.missing',
  'error.contact.structureofficialname.missing',
  'error.contact.type',
  'error.contact.unknown',
  'error.externalreference.key',
  'error.externalreference.kind',
  'error.file.unknown',
  'error.order.contact.access',
  'error.order.empty',
  'error.order.item.unknown',
  'error.order.movement.unknown',
  'error.order.operation.invalid',
  'error.order.operation.missing',
  'error.order.operation.unknown',
  'error.order.operation.unsupported',
  'error.order.performance.past',
  'error.order.performance.state',
  'error.order.performance.unknown',
  'error.order.pointofsales',
  'error.order.product.state',
  'error.order.purchaser.missing',
  'error.order.quantity',
  'error.order.quantity.maximum',
  'error.order.resume.none',
  'error.order.seatcategory.unknown',
  'error.order.state',
  'error.order.tariff.unknown',
  'error.order.type',
  'error.order.unknown',
  'error.payment.amount',
  'error.payment.method',
  'error.pointofsales.unknown',
  'error.product.unknown',
  'error.request.unknown',
  'error.season.unknown',
  'error.shipment.contents',
  'error.simulated',
] as const;

export const INVENTED_EVIDENCE = invented('S-360 refuses such calls; its codes are not known');

/** The same of a member by its name, in lower case. */
const OF_MEMBER =
  /^error[.](parameter[.](unknown|invalid|missing)[.].+|contact[.](address[.])?[a-z0-9]+[.](invalid|toolong))$/;

/** A code that may be answered in a test. */
export type AnsweredCode =
  | ErrorCode
  | (typeof INVENTED_CODES)[number]
  | `error.parameter.${'unknown' | 'invalid' | 'missing'}.${string}`
  | `error.contact.${string}.${'invalid' | 'toolong'}`;

/** Whether nobody has seen the code in S-360. */
export const isInventedCode = (code: string): boolean =>
  !Object.hasOwn(ERROR_CODES, code) &&
  (INVENTED_CODES.some((one) => one === code) || OF_MEMBER.test(code));
