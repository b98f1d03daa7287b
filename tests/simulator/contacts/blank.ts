import { isoDate } from '../clock';
import type { Institution } from '../institution';
import type { ContactData, IndividualContactData, StructureContactData } from '../shapes/contact';

/** The role of a contact that buys for itself. */
export const PUBLIC = 'PUBLIC';

/** A new contact in S-360 before its first values. */
export function blankContact(
  institution: Institution,
  type: ContactData['type'],
  contactNumber = institution.contacts.nextNumber(),
): ContactData {
  const now = isoDate(institution.clock.now());
  return {
    contactId: institution.nextId(),
    contactNumber,
    type,
    state: 'VALID',
    role: PUBLIC,
    creationDate: now,
    dateLastModified: now,
    guest: false,
    hasAdvantages: false,
    hasWarning: false,
    contactOrigin: { code: 'I_API', translations: { en: 'API' } },
    ...(type === 'STRUCTURE'
      ? { structureContact: blankStructure(contactNumber) }
      : { individualContact: blankIndividual(contactNumber) }),
    addresses: [],
    authorizations: [],
    contactCriteria: [],
    indicators: [],
    contactConnections: [],
    contactQualities: [],
    invalidatedContactQualities: [],
    advantages: [],
    socialConnections: [],
    contactBallotData: [],
  };
}

const blankIndividual = (contactNumber: string): IndividualContactData => ({
  contactNumber,
  alternativeEmails: [],
  email1VerificationStatus: 'UNVERIFIED',
  verifiedEmail: false,
  requiredAccountVerificationEmail: false,
  cellPhoneNumberVerified: false,
  active: true,
  blocked: false,
  guest: false,
  prospect: false,
  role: PUBLIC,
  endValidityDate: '2099-12-31T00:00:00.000+00:00',
  confidentialityLevelEnum: 'FREE',
  handicapType: 'NONE',
});

const blankStructure = (contactNumber: string): StructureContactData => ({
  contactNumber,
  structureTypeId: 10_228_600_000_000,
  community: false,
  prospect: false,
  alternativeEmails: [],
  email1VerificationStatus: 'UNVERIFIED',
  verifiedEmail: false,
  requiredAccountVerificationEmail: false,
  confidentialityLevelEnum: 'FREE',
  role: PUBLIC,
});
