/** S-360's contact, as getContactData answers it and the contact webhook sends it. */

import { documented, inferred, seenInUse } from './evidence';
import { by, open, required, setByS360 } from './vocabulary';

const doc = by(documented('apidocs ContactInformationPublicService 2_7'));
const byName = by(documented('apidocs ContactInformationPublicService 2_21, by name'));
const hook = by(documented('platform.secutix.com/webhook/contact'));
const seen = by(seenInUse('payloads of the contact webhook and a client of version 2_21'));
/** The rules of a field in S-360's database; whether the API applies them likewise is inferred. */
const imported = by(documented('Confluence 41615862, contact import format: the same database'));
const connector = by(documented('Confluence 83234523, Salesforce connector'));
const guess = by(inferred('the elements of getContactData'));

/** Parts of a contact that an answer may contain. */
export const contactDetail = hook.oneOf(
  'GENERAL',
  'ADDRESSES',
  'AUTHORIZATIONS',
  'CRITERIA',
  'INDICATORS',
  'ADVANTAGES',
  'QUALITIES',
  'INVALIDATED_QUALITIES',
  'COM_MEANS',
  'FINANCIAL',
  'CONNECTIONS',
  'INDIVIDUAL_PHOTO',
);

/**
 * The public key, whose leading zeros count. S-360's import takes digits only, but a number that an
 * order or a webhook names is asked for as it is.
 */
export const contactNumber = doc.text({ max: 20 });

const role = imported.text({ known: ['PUBLIC', 'RELAY', 'MEMBER'] });

/** ISO 3166 alpha-2: `GB`, not `UK`. Any other value is refused by S-360's connector. */
const countryCode = connector.text({ pattern: /^[A-Z]{2}$/ });

const zipCode = imported.text({ max: 10 });

/** The import leaves out an address of another form, and takes the rest of the contact. */
const email = imported.text({
  max: 250,
  usual: /^[0-9a-z+$_-]+(\.[0-9a-z+$_-]+)*@[0-9a-z+_-]+(\.[0-9a-z+_-]+)+$/,
});

/** What persons and companies have in common. */
const common = {
  contactNumber,
  /** Of a person it is the name in the ticket shop, if nobody has it yet. */
  email,
  /** Two at most; they are no login. */
  alternativeEmails: imported.list(email, { max: 2 }),
  email1VerificationStatus: setByS360(seen.text({ known: ['VERIFIED', 'UNVERIFIED'] })),
  verifiedEmail: setByS360(seen.flag()),
  requiredAccountVerificationEmail: setByS360(seen.flag()),
  /** Kept as country prefix and up to 15 digits. */
  cellPhoneNumber: imported.text(),
  phoneNumber1: by(seenInUse('one SOAP client; the webhook of 2_21 does not have it')).text(),
  addressSalutation: imported.text({ max: 200 }),
  letterSalutation: imported.text({ max: 200 }),
  confidentialityLevelEnum: seen.text({ known: ['FREE'] }),
  /** Copies of the main address. */
  countryCode,
  zipCode,
  prospect: seen.flag(),
  role: setByS360(role),
};

/** A person. */
export const individualContactData = open(
  byName.object({
    ...common,
    /** The code of a list that each institution keeps; S-360 stores another one as `UNDEFINED`. */
    individualTitle: connector.text({
      max: 200,
      known: ['MR', 'MRS', 'MISS', 'MR_AND_MRS', 'LADIES', 'GENTLEMEN', 'UNDEFINED'],
    }),
    individualFirstname: imported.text({ max: 100 }),
    individualLastname: imported.text({ max: 100 }),
    individualBirthdate: seen.date(),
    /** ISO 639-1. */
    individualPreferredLanguage: imported.text({ pattern: /^[a-z]{2}$/i }),
    individualGender: seen.text(),
    cellPhoneNumberVerified: setByS360(seen.flag()),
    login: seen.text(),
    active: setByS360(seen.flag()),
    blocked: seen.flag(),
    guest: setByS360(seen.flag()),
    endValidityDate: seen.instant(),
    handicapType: seen.text({ known: ['NONE'] }),
  }),
);

/** A company or association. */
export const structureContactData = open(
  byName.object({
    ...common,
    /** Cut at 100 characters. */
    structureOfficialName: imported.text({ max: 100 }),
    structureTypeId: seen.long(),
    community: seen.flag(),
  }),
);

/** A postal address. */
export const contactAddressData = open(
  doc.object({
    contactAddressId: doc.long(),
    name: doc.text(),
    main: doc.flag(),
    billingAddress: doc.flag(),
    shippingAddress: doc.flag(),
    countryCode,
    street1: imported.text({ max: 100 }),
    street2: imported.text({ max: 100 }),
    street3: imported.text({ max: 100 }),
    street4: doc.text({ max: 100 }),
    line1: setByS360(seen.text({ max: 100 })),
    line2: setByS360(seen.text({ max: 100 })),
    line3: setByS360(seen.text({ max: 100 })),
    /** Together with its complement. */
    town: imported.text({ max: 100 }),
    zipCode,
    formattedAddress: setByS360(doc.text()),
    documentFormattedAddress: setByS360(seen.text()),
    normalizationState: setByS360(
      doc.oneOf('NORMALIZED', 'TO_BE_NORMALIZED', 'NOT_TO_BE_NORMALIZED', 'NOT_NORMALIZED'),
    ),
    normalizationRating: setByS360(
      doc.oneOf('UNKNOWN', 'COUNTRY', 'ZIPCODE', 'TOWN', 'WAY', 'WAYNUMBER'),
    ),
  }),
);

/** Permission for one kind of marketing. The codes are the institution's. */
export const authorizationData = doc.object({
  authorizationCode: doc.text(),
  allowed: doc.flag(),
});

/** The same in a save. */
const savedAuthorization = guess.object({
  authorizationCode: required(doc.text()),
  allowed: required(doc.flag()),
});

/** What a save changes beside the contact itself (assumption `writes`). */
export const savedParts = {
  addresses: guess.list(contactAddressData),
  authorizations: guess.list(savedAuthorization),
};

const unknownParts = byName.list(byName.map(byName.anything()));

/** A contact. */
export const contactDataResult = {
  contactId: byName.long(),
  contactNumber: required(contactNumber),
  type: by(documented('platform.secutix.com/webhook/dataexport')).oneOf('INDIVIDUAL', 'STRUCTURE'),
  role,
  /** `ACCOUNT_DELETED` (documented; that it stands here is inferred): anonymized or invalidated. */
  state: seen.text({ known: ['VALID', 'ACTIVE', 'ACCOUNT_DELETED'] }),
  creationDate: byName.instant(),
  endValidityDate: byName.instant(),
  dateLastModified: seen.instant(),
  guest: seen.flag(),
  login: seen.text(),
  hasAdvantages: byName.flag(),
  hasWarning: byName.flag(),
  /** Of a relay. */
  function: imported.text({ max: 1000 }),
  /** `Contact anonymized`, of a contact that was. */
  remark: imported.text({ max: 2000 }),
  contactOrigin: byName.object({ code: seen.text(), translations: seen.map(seen.text()) }),
  individualContact: individualContactData,
  structureContact: structureContactData,
  addresses: byName.list(contactAddressData),
  authorizations: byName.list(authorizationData),
  contactCriteria: unknownParts,
  indicators: unknownParts,
  advantages: unknownParts,
  contactConnections: unknownParts,
  contactQualities: unknownParts,
  invalidatedContactQualities: unknownParts,
  socialConnections: unknownParts,
  contactBallotData: unknownParts,
};

type Detail = (typeof contactDetail.values)[number];

/** The members of each part of a contact; that they are split so is inferred. */
export const MEMBERS_OF_DETAIL: Readonly<
  Record<Detail, readonly (keyof typeof contactDataResult)[]>
> = {
  GENERAL: [
    ...(['creationDate', 'endValidityDate', 'guest', 'login', 'hasAdvantages'] as const),
    ...(['hasWarning', 'contactOrigin', 'function', 'remark', 'individualContact'] as const),
    ...(['structureContact', 'contactBallotData'] as const),
  ],
  ADDRESSES: ['addresses'],
  AUTHORIZATIONS: ['authorizations'],
  CRITERIA: ['contactCriteria'],
  INDICATORS: ['indicators'],
  ADVANTAGES: ['advantages'],
  QUALITIES: ['contactQualities'],
  INVALIDATED_QUALITIES: ['invalidatedContactQualities'],
  /** communicationMeans ended with version 2_8. */
  COM_MEANS: [],
  FINANCIAL: [],
  CONNECTIONS: ['contactConnections', 'socialConnections'],
  INDIVIDUAL_PHOTO: [],
};
