/** What a check uses of the S-360 client. */

export { NoPermitError } from '../../sending/no-permit-error';
export {
  bookingCalls,
  catalogCalls,
  contactCalls,
  createS360Client,
  isS360Error,
  mayHaveBeenExecuted,
  orderCalls,
  parseInstant,
  type Answer,
  type CallContext,
  type CallName,
  type ContactAddressData,
  type ContactDataResult,
  type ContactDetail,
  type CreateOrderRequest,
  type IndividualContactData,
  type Lane,
  type OrderDetailResult,
  type OrderUpdate,
  type Permit,
  type PermitSource,
  type S360Client,
  type S360ClientSettings,
  type S360Error,
  type SavedContact,
  type SaveIndividualRequest,
  type SaveStructureRequest,
  type StructureContactData,
} from '../../s360';
export { isLogin, mayHaveBeenExecutedOnce } from '../../s360/errors';
