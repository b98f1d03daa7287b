import type {
  authorizationData,
  contactAddressData,
  contactDataResult,
  individualContactData,
  structureContactData,
} from '../../../server/src/s360/interface/contact';
import type { JsonObject } from '../json';
import type { Held } from './held';

export type ContactAddressData = Held<
  (typeof contactAddressData)['members'],
  | 'contactAddressId'
  | 'main'
  | 'billingAddress'
  | 'shippingAddress'
  | 'normalizationState'
  | 'normalizationRating'
>;

export type AuthorizationData = Held<
  (typeof authorizationData)['members'],
  'authorizationCode' | 'allowed'
>;

export type IndividualContactData = Held<
  (typeof individualContactData)['members'],
  'contactNumber' | 'role'
>;

export type StructureContactData = Held<
  (typeof structureContactData)['members'],
  'contactNumber' | 'structureTypeId' | 'role'
>;

/** A link to another contact; its inner elements are not public, so these are the simulator’s own. */
export interface ContactConnection extends JsonObject {
  /** `RELAY`: the other one is a relay of this structure; `RELAY_OF`: this person is one of it. */
  connectionType: 'RELAY' | 'RELAY_OF';
  contactNumber: string;
}

type Result = typeof contactDataResult;
type Lists =
  | 'contactCriteria'
  | 'indicators'
  | 'contactQualities'
  | 'invalidatedContactQualities'
  | 'advantages'
  | 'socialConnections'
  | 'contactBallotData';
type Narrowed =
  'individualContact' | 'structureContact' | 'addresses' | 'authorizations' | 'contactConnections';

export interface ContactData extends Held<
  Omit<Result, Narrowed>,
  | 'contactId'
  | 'contactNumber'
  | 'type'
  | 'state'
  | 'role'
  | 'creationDate'
  | 'dateLastModified'
  | 'guest'
  | 'hasAdvantages'
  | 'hasWarning'
  | 'contactOrigin'
  | Lists
> {
  individualContact?: IndividualContactData;
  structureContact?: StructureContactData;
  addresses: ContactAddressData[];
  authorizations: AuthorizationData[];
  contactConnections: ContactConnection[];
  /** Codes whose yes waits for the person’s confirmation; in no answer. */
  unconfirmed?: string[];
}
