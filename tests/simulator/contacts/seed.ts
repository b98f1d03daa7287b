import { DAY_MS, isoDate } from '../clock';
import { SeededRandom } from '../random';
import type { ContactData, IndividualContactData } from '../shapes/contact';
import {
  advantagesOf,
  authorizationsOf,
  criteriaOf,
  indicatorsOf,
  qualitiesOf,
} from './seed-classification';
import { completeAddress } from './address';
import { salutations } from './forms/titles';
import { plain, type Region, regions } from './names';

/** Seeded contacts are always older than this. */
const SEEDED_BEFORE = Date.UTC(2025, 0, 1);
const FIRST_NUMBER = 1001;
const FIRST_ID = 10_229_250_000_000;

/** Every tenth seeded contact is a company; the previous person is its relay. */
const isStructureIndex = (index: number): boolean => index % 10 === 9;
const isRelayIndex = (index: number): boolean => index % 10 === 8;

/** One person in five is a customer of every institution, so that a CRM can match somebody. */
const isSharedIndex = (index: number): boolean => index % 5 === 0;

/** The number of a seeded contact by its position. */
export const contactNumberAt = (index: number): string => String(FIRST_NUMBER + index);

/**
 * The initial contacts of an institution. Each is a pure function of its number, so that a hundred
 * thousand of them need no memory before they change.
 */
export class SeededContacts {
  readonly count: number;

  constructor(
    private readonly institutionCode: string,
    /** The number of contacts in a first load. */
    readonly toldCount: number,
    /** The number of further people who bought without an account and are in no first load. */
    guestCount = 0,
  ) {
    this.count = toldCount + guestCount;
  }

  get nextNumber(): number {
    return FIRST_NUMBER + this.count;
  }

  has(contactNumber: string): boolean {
    return this.#indexOf(contactNumber) !== undefined;
  }

  get(contactNumber: string): ContactData | undefined {
    const index = this.#indexOf(contactNumber);
    return index === undefined ? undefined : this.at(index);
  }

  numberAt(index: number): string {
    return contactNumberAt(index);
  }

  at(index: number): ContactData {
    if (index >= this.toldCount) return this.#guest(index);
    return isStructureIndex(index) ? this.#structure(index) : this.#individual(index);
  }

  #indexOf(contactNumber: string): number | undefined {
    const index = Number(contactNumber) - FIRST_NUMBER;
    const seeded = Number.isInteger(index) && index >= 0 && index < this.count;
    return seeded && contactNumberAt(index) === contactNumber ? index : undefined;
  }

  #random(index: number): SeededRandom {
    const scope = isSharedIndex(index) ? 'everywhere' : this.institutionCode;
    return new SeededRandom(`${scope} contact ${index}`);
  }

  #individual(index: number): ContactData {
    const random = this.#random(index);
    const region = random.pick(regions);
    const person = this.#person(index, random, region);
    const contact = this.#base(index, 'INDIVIDUAL', random, region);
    const main = contact.addresses[0];
    contact.individualContact = {
      ...person,
      countryCode: main?.countryCode,
      zipCode: main?.zipCode,
    };
    if (isRelayIndex(index) && index + 1 < this.toldCount) {
      const contactNumber = contactNumberAt(index + 1);
      contact.contactConnections.push({ connectionType: 'RELAY_OF', contactNumber });
      contact.role = 'RELAY';
      contact.individualContact.role = 'RELAY';
    }
    return contact;
  }

  #guest(index: number): ContactData {
    const contact = this.#individual(index);
    const person = contact.individualContact;
    return {
      ...contact,
      guest: true,
      contactOrigin: { code: 'I_INTERNET', translations: { fr: 'Internet', en: 'Internet' } },
      individualContact: person && { ...person, guest: true, login: undefined },
    };
  }

  #structure(index: number): ContactData {
    const random = this.#random(index);
    const region = random.pick(regions);
    const contact = this.#base(index, 'STRUCTURE', random, region);
    const company = `${random.pick(region.companies)} ${index}`;
    contact.structureContact = {
      contactNumber: contact.contactNumber,
      structureOfficialName: company,
      structureTypeId: 10_228_600_000_000 + random.below(4),
      community: random.chance(0.3),
      prospect: random.chance(0.1),
      email: `info.${plain(company).slice(0, 20)}${index}@example.org`,
      alternativeEmails: [],
      email1VerificationStatus: 'UNVERIFIED',
      verifiedEmail: false,
      requiredAccountVerificationEmail: false,
      confidentialityLevelEnum: 'FREE',
      addressSalutation: company,
      letterSalutation: company,
      role: 'PUBLIC',
    };
    contact.individualContact = this.#individual(index - 1).individualContact;
    const contactNumber = contactNumberAt(index - 1);
    contact.contactConnections.push({ connectionType: 'RELAY', contactNumber });
    return contact;
  }

  #base(
    index: number,
    type: 'INDIVIDUAL' | 'STRUCTURE',
    random: SeededRandom,
    region: Region,
  ): ContactData {
    const createdMs = SEEDED_BEFORE - (31 + random.below(2000)) * DAY_MS;
    const place = random.pick(region.towns);
    const advantages = advantagesOf(random);
    return {
      contactId: FIRST_ID + index,
      contactNumber: contactNumberAt(index),
      type,
      state: 'VALID',
      role: 'PUBLIC',
      creationDate: isoDate(createdMs),
      dateLastModified: isoDate(createdMs + random.below(30) * DAY_MS),
      guest: false,
      hasAdvantages: advantages.length > 0,
      hasWarning: false,
      contactOrigin: {
        code: random.pick(['I_BOXOFFICE', 'I_INTERNET']),
        translations: { fr: 'Guichet', en: 'Box office' },
      },
      addresses: [
        completeAddress({
          contactAddressId: FIRST_ID + 500_000_000 + index,
          name: 'Main',
          main: true,
          billingAddress: true,
          shippingAddress: true,
          countryCode: region.countryCode,
          street1: `${random.pick(region.streets)} ${1 + random.below(120)}`,
          zipCode: place.zipCode,
          town: place.town,
          normalizationState: 'NORMALIZED',
          normalizationRating: 'WAYNUMBER',
        }),
      ],
      authorizations: authorizationsOf(random),
      contactCriteria: criteriaOf(random),
      indicators: indicatorsOf(random),
      contactConnections: [],
      contactQualities: qualitiesOf(random),
      invalidatedContactQualities: [],
      advantages,
      socialConnections: [],
      contactBallotData: [],
    };
  }

  #person(index: number, random: SeededRandom, region: Region): IndividualContactData {
    const woman = random.chance(0.5);
    const firstname = random.pick(woman ? region.women : region.men);
    const lastname = random.pick(region.lastNames);
    const email = this.#emailAt(index, firstname, lastname);
    const verified = random.chance(0.6);
    const named = {
      individualTitle: titleAt(index, woman),
      individualFirstname: firstname,
      individualLastname: lastname,
      individualPreferredLanguage: region.language,
    };
    return {
      contactNumber: contactNumberAt(index),
      ...named,
      individualBirthdate: birthdate(random),
      individualGender: woman ? 'FEMALE' : 'MALE',
      email,
      alternativeEmails: random.chance(0.1) ? [`${plain(lastname)}.${index}@example.net`] : [],
      email1VerificationStatus: verified ? 'VERIFIED' : 'UNVERIFIED',
      verifiedEmail: verified,
      requiredAccountVerificationEmail: false,
      cellPhoneNumber: oddPhones.get(index) ?? filled(region.mobile, random),
      cellPhoneNumberVerified: false,
      phoneNumber1: random.chance(0.3) ? filled(region.landline, random) : undefined,
      login: random.chance(0.4) && !oddEmails.has(index) ? email : undefined,
      active: true,
      blocked: false,
      guest: false,
      prospect: random.chance(0.1),
      role: 'PUBLIC',
      endValidityDate: '2099-12-31T00:00:00.000+00:00',
      ...salutations(named),
      confidentialityLevelEnum: 'FREE',
      handicapType: 'NONE',
    };
  }

  /**
   * Two people of one household (the 31st of each 50 and the previous one) share an email address.
   */
  #emailAt(index: number, firstname: string, lastname: string): string {
    const odd = oddEmails.get(index);
    if (odd !== undefined) return odd;
    if (index % 50 === 31) {
      const housemate = this.#individual(index - 1).individualContact;
      if (housemate?.email !== undefined) return housemate.email;
    }
    const domain = isSharedIndex(index) ? 'example.com' : 'example.org';
    return `${plain(firstname)}.${plain(lastname)}.${index}@${domain}`;
  }
}

/** A title of S-360’s list; some people have none. */
function titleAt(index: number, woman: boolean): string {
  if (index % 25 === 12) return 'UNDEFINED';
  if (!woman) return 'MR';
  return index % 4 === 0 ? 'MISS' : 'MRS';
}

/** Real data has invalid addresses and phone numbers, so a few contacts have some, too. */
const oddEmails = new Map([
  [3, 'no e-mail (asked 3x)'],
  [14, 'double@@example.com'],
]);
const oddPhones = new Map([[7, 'ask at reception ext. 12']]);

const filled = (pattern: string, random: SeededRandom): string =>
  pattern.replace(/#/g, () => String(random.below(10)));

function birthdate(random: SeededRandom): string | undefined {
  if (random.chance(0.3)) return undefined;
  const dayMs = Date.UTC(1935, 0, 1) + random.below(26_000) * DAY_MS;
  return isoDate(dayMs).slice(0, 10);
}
