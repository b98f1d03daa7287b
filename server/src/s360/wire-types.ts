/**
 * S-360's contact model on the wire. Field names and types: documented on the apidocs of
 * ContactInformationPublicService, or seen in use in payloads of the contact webhook. Only the
 * contact numbers of answers are checked: any other field may be missing, `null`, or of another
 * type than declared, so read them with care.
 */

/** A Long of S-360: a JSON number below 2^53, in some places a string. */
type S360Id = number | string;

/** ISO 8601 with milliseconds and offset, or epoch milliseconds: read it with `parseInstant`. */
type S360Instant = string | number;

/**
 * Parts of a contact that an answer may contain. Documented: platform.secutix.com/webhook/contact.
 */
export type ContactDetail =
  | 'GENERAL'
  | 'ADDRESSES'
  | 'AUTHORIZATIONS'
  | 'CRITERIA'
  | 'INDICATORS'
  | 'ADVANTAGES'
  | 'QUALITIES'
  | 'INVALIDATED_QUALITIES'
  | 'COM_MEANS'
  | 'FINANCIAL'
  | 'CONNECTIONS'
  | 'INDIVIDUAL_PHOTO';

/** Documented: platform.secutix.com/webhook/dataexport. */
type ContactType = 'INDIVIDUAL' | 'STRUCTURE';

type Optional<T> = { readonly [K in keyof T]?: T[K] | null };

/** Fields that persons and companies have in common (seen in use). */
interface CommonContactFields {
  contactNumber: string;
  email: string;
  alternativeEmails: readonly string[];
  email1VerificationStatus: string;
  verifiedEmail: boolean;
  requiredAccountVerificationEmail: boolean;
  cellPhoneNumber: string;
  phoneNumber1: string;
  addressSalutation: string;
  letterSalutation: string;
  confidentialityLevelEnum: string;
  countryCode: string;
  zipCode: string;
  prospect: boolean;
  role: string;
}

/** A person. Documented by name: IndividualContactData; fields seen in use. */
export type IndividualContactData = Optional<
  CommonContactFields & {
    individualTitle: string;
    individualFirstname: string;
    individualLastname: string;
    /** `YYYY-MM-DD`: read it with `parseDateOnly`. */
    individualBirthdate: string;
    individualPreferredLanguage: string;
    individualGender: string;
    cellPhoneNumberVerified: boolean;
    login: string;
    active: boolean;
    blocked: boolean;
    guest: boolean;
    endValidityDate: S360Instant;
    handicapType: string;
  }
>;

/** A company or association. Documented by name: StructureContactData; fields seen in use. */
export type StructureContactData = Optional<
  CommonContactFields & {
    structureOfficialName: string;
    structureTypeId: S360Id;
    community: boolean;
  }
>;

/** A postal address. Documented: apidocs ContactInformationPublicService 2_7; lines seen in use. */
export type ContactAddressData = Optional<{
  contactAddressId: S360Id;
  name: string;
  main: boolean;
  billingAddress: boolean;
  shippingAddress: boolean;
  countryCode: string;
  street1: string;
  street2: string;
  street3: string;
  street4: string;
  line1: string;
  line2: string;
  line3: string;
  town: string;
  zipCode: string;
  formattedAddress: string;
  normalizationState: string;
  normalizationRating: string;
}>;

/** Permission for one kind of marketing. Documented: apidocs ContactInformationPublicService 2_7. */
type AuthorizationData = Optional<{ authorizationCode: string; allowed: boolean }>;

/** Where a contact was created. Documented by name from 2_17; shape seen in use. */
type ContactOriginData = Optional<{
  code: string;
  translations: Readonly<Record<string, string>>;
}>;

/** Parts with undocumented fields, passed on unchanged. */
type UnknownParts = readonly Readonly<Record<string, unknown>>[];

/** A contact. Documented: apidocs ContactInformationPublicService; body of the contact webhook. */
export type ContactDataResult = Optional<{
  contactId: S360Id;
  type: ContactType;
  role: string;
  state: string;
  creationDate: S360Instant;
  endValidityDate: S360Instant;
  dateLastModified: S360Instant;
  guest: boolean;
  login: string;
  hasAdvantages: boolean;
  hasWarning: boolean;
  function: string;
  contactOrigin: ContactOriginData;
  individualContact: IndividualContactData;
  structureContact: StructureContactData;
  addresses: readonly ContactAddressData[];
  authorizations: readonly AuthorizationData[];
  contactCriteria: UnknownParts;
  indicators: UnknownParts;
  advantages: UnknownParts;
  contactConnections: UnknownParts;
  contactQualities: UnknownParts;
  invalidatedContactQualities: UnknownParts;
  socialConnections: UnknownParts;
}> & { readonly contactNumber: string };

/** Documented: platform.secutix.com/backend/contacts/update_profile. */
export interface GetContactDataRequest {
  readonly contactNumber: string;
  readonly details: readonly ContactDetail[];
}

/** The search criteria, at least one of which is required (assumption `searchContact`). */
export interface SearchContactRequest {
  readonly email?: string;
  readonly lastName?: string;
  readonly contactNumber?: string;
  readonly details: readonly ContactDetail[];
  /** The index of the first hit, from 0. */
  readonly start?: number;
  /** Maximum number of hits; 50 by default. */
  readonly max?: number;
}

/** What a save changes beside the contact itself; merged by id and code (assumption `writes`). */
interface SavedParts {
  readonly addresses?: readonly ContactAddressData[];
  readonly authorizations?: readonly { authorizationCode: string; allowed: boolean }[];
}

/**
 * Changes to a person (assumption `saveIndividual`). An omitted field stays unchanged, `null`
 * empties it (assumption `writes`). Without `contactNumber`, S-360 creates the contact. The
 * institution's assumptions determine the element names and the form on the wire.
 */
export interface SaveIndividualRequest extends SavedParts {
  readonly individualContactData: IndividualContactData;
}

/** Changes to a company (assumption `saveStructure`), in the same form as for a person. */
export interface SaveStructureRequest extends SavedParts {
  readonly structureContactData: StructureContactData;
}

/**
 * The number of the saved contact; `null` when the answer omits it (assumption `saveIndividual`).
 */
export interface SavedContact {
  readonly contactNumber: string | null;
}
