/** The S-360 client: the part that the rest of the plugin may use. It is independent of Strapi. */

export {
  bookingCalls,
  type BookedOrderType,
  type BookingMethods,
  type CreateOrderRequest,
  type OrderUpdate,
} from './bookings';
export type { Answer } from './calls';
export { CATALOG_ALLOWANCE, catalogCalls, type CatalogMethods } from './catalog';
export { createS360Client, type ContactClient, type S360Client } from './client';
export { savingCalls, savingCallsByStream } from './saving-calls';
export { contactCalls, readContactDataResult, type ContactMethods } from './contacts';
export { parseDateOnly, parseInstant } from './dates';
export {
  isS360Error,
  S360AnswerError,
  S360AuthenticationError,
  S360BusinessError,
  S360HttpError,
  S360InProgressError,
  S360NetworkError,
  S360RequestError,
  S360TooManyCallsError,
  type S360Error,
} from './errors';
export { NoPermitError } from './no-permit-error';
export { idIn, objectsIn, type Answered } from './answered';
export {
  ASSUMPTIONS,
  CALL_LIMITS,
  LIMITED_METHODS,
  SERVICE_VERSIONS,
  WEBHOOKS_SEND,
  isAssumption,
  settingNames,
  type AssumptionName,
  type Assumptions,
  type AssumptionsConfiguration,
  type VersionSetting,
} from './interface';
export { displayMoney, parseThousandths } from './money';
export { orderHistoryCalls, type OrderHistoryMethods } from './order-history';
export { orderCalls, type OrderDetailResult, type OrderMethods } from './orders';
export type {
  CallContext,
  CallEnd,
  CallName,
  Lane,
  Permit,
  PermitSource,
  RequestedCall,
} from './permits';
export { shipmentCalls, type ShipmentMethods } from './shipments';
export { DEFAULT_SETTINGS, type ProxySettings, type S360ClientSettings } from './settings';
export { namesPrivateHost } from './transport/private-addresses';
export { canConnect } from './transport/reachability';
export { LOGIN_CALL } from './transport/urls';
export type {
  ContactAddressData,
  ContactDataResult,
  ContactDetail,
  IndividualContactData,
  SavedContact,
  SaveIndividualRequest,
  SaveStructureRequest,
  StructureContactData,
} from './wire-types';
export {
  DEFAULT_ASSUMPTIONS,
  type Expiry,
  type PaymentUse,
  ORDER_STATES,
  abandonDelayIn,
  amountWithoutCharges,
  assumptionsSchema,
  contactAsWritten,
  flagIn,
  heldUntil,
  isKnownOrderState,
  lastDayOf,
  orderStateIn,
  paymentUseOf,
  requestIdToSend,
  resolveAssumptions,
  seatCategoryIdsOf,
} from './assumptions';
export {
  CONTACT_DETAILS,
  DERIVED_FROM_ADDRESS,
  KEPT_OF_ELEMENTS,
  REPEATED_LINES,
  SET_BY_S360,
  type KeptOfElement,
} from './contact-elements';
export { isLogin } from './errors';
export {
  isForbiddenMethod,
  isUnknownMethod,
  mayHaveBeenExecuted,
  mustNotBeRepeated,
} from './failed-calls';
export { displayRate } from './money';
