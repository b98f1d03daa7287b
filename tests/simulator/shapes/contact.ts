import type { JsonObject, JsonValue } from '../json';

/** S-360’s ContactAddressData (section 2.2), with the elements that occur only in webhooks. */
export interface ContactAddressData extends JsonObject {
  contactAddressId: number;
  name?: string;
  main: boolean;
  billingAddress: boolean;
  shippingAddress: boolean;
  countryCode?: string;
  street1?: string;
  street2?: string;
  street3?: string;
  street4?: string;
  line1?: string;
  line2?: string;
  line3?: string;
  town?: string;
  zipCode?: string;
  formattedAddress?: string;
  normalizationState: string;
  normalizationRating: string;
}

/** S-360’s AuthorizationData: the answer to one kind of marketing. */
export interface AuthorizationData extends JsonObject {
  authorizationCode: string;
  allowed: boolean;
}

/** S-360's IndividualContactData. */
export interface IndividualContactData extends JsonObject {
  contactNumber: string;
  individualTitle?: string;
  individualFirstname?: string;
  individualLastname?: string;
  individualBirthdate?: string;
  individualPreferredLanguage?: string;
  email?: string;
  alternativeEmails?: string[];
  cellPhoneNumber?: string;
  phoneNumber1?: string;
  login?: string;
  /** `NONE` …; the other names are unknown. */
  handicapType?: string;
  /** `FREE` … */
  confidentialityLevelEnum?: string;
  prospect?: boolean;
  role: string;
}

/** S-360's StructureContactData. */
export interface StructureContactData extends JsonObject {
  contactNumber: string;
  structureOfficialName?: string;
  structureTypeId: number;
  email?: string;
  alternativeEmails?: string[];
  cellPhoneNumber?: string;
  role: string;
}

/**
 * A link to another contact; its inner elements are not public, so these are the simulator’s own.
 */
export interface ContactConnection extends JsonObject {
  /**
   * `RELAY`: the other contact is a relay of this structure; `RELAY_OF`: this person is a relay of
   * the other contact.
   */
  connectionType: 'RELAY' | 'RELAY_OF';
  contactNumber: string;
}

/** S-360's ContactDataResult (section 2.2) without the result envelope. */
export interface ContactData extends JsonObject {
  contactId: number;
  contactNumber: string;
  type: 'INDIVIDUAL' | 'STRUCTURE';
  state: string;
  role: string;
  creationDate: string;
  dateLastModified: string;
  guest: boolean;
  /** The job function of a relay. */
  function?: string;
  hasAdvantages: boolean;
  hasWarning: boolean;
  contactOrigin: JsonObject;
  individualContact?: IndividualContactData;
  structureContact?: StructureContactData;
  addresses: ContactAddressData[];
  authorizations: AuthorizationData[];
  contactCriteria: JsonValue[];
  indicators: JsonValue[];
  contactConnections: ContactConnection[];
  contactQualities: JsonValue[];
  invalidatedContactQualities: JsonValue[];
  advantages: JsonValue[];
  socialConnections: JsonValue[];
  contactBallotData: JsonValue[];
}
