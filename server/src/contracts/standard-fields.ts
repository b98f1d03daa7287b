import type { VALUE_KINDS } from './institutions/mapping-choices';

/** The CRM's contact types; S-360 writes them in capitals. */
export type ContactType = 'individual' | 'structure';

/** What is known of a standard field of a contact. Whatever lists fields follows from it. */
interface FieldDescription {
  /** How values are compared. */
  kind: (typeof VALUE_KINDS)[number];
  /** In English; the translations have the others under `field.<name>`. */
  label: string;
  /** A line of help below the field. */
  hint?: string;
  /**
   * Where S-360 keeps it, by type of contact, as the text of a path. A field without a path is the
   * CRM's own; one with a single path is shown for contacts of that type only.
   */
  paths?: Partial<Record<ContactType, string>>;
  /** Other names of the element under which the value is read as well. */
  alsoReadAs?: readonly string[];
  /** Its row in the contact's form and how many of twelve columns it takes; without, it is not shown. */
  inForm?: readonly [row: number, size: number];
  /** Whether contacts are searched by it. */
  isSearched?: boolean;
  /** Whether its column holds long texts. */
  isLong?: boolean;
  /** What other systems call it in the headings of their files, in four languages. */
  headings: readonly string[];
  /**
   * Its number among the fields that came after the first version, from 1. It is added to forms that
   * exist, and a field of the venue's own for the same element of S-360 keeps that element.
   */
  addition?: number;
}

const ofBoth = (name: string) => ({
  individual: `individualContact.${name}`,
  structure: `structureContact.${name}`,
});

const ofAddress = (name: string) => ({
  individual: `addresses(main).${name}`,
  structure: `addresses(main).${name}`,
});

/** Headings, each text a list of them. */
const inFiles = (...headings: readonly string[]): readonly string[] =>
  headings.flatMap((list) => list.split(', '));

const OF_CRM_ONLY = 'Of the CRM only; not sent to S-360';

/**
 * The names in the data sections and addresses are documented (ContactInformationPublicService
 * 2_21); `structureOfficialName` was observed in use.
 */
const DESCRIPTIONS = {
  title: {
    kind: 'title',
    label: 'Title',
    paths: { individual: 'individualContact.individualTitle' },
    inForm: [1, 4],
    headings: inFiles('salutation, civilite, titre, anrede, titel, titolo, appellativo'),
  },
  firstName: {
    kind: 'text',
    label: 'First name',
    paths: { individual: 'individualContact.individualFirstname' },
    inForm: [2, 6],
    isSearched: true,
    headings: inFiles(
      'first name, first, given name, given, forename, fname, prenom, prenom usuel, vorname',
      'rufname, nome, nome di battesimo',
    ),
  },
  lastName: {
    kind: 'text',
    label: 'Last name',
    paths: { individual: 'individualContact.individualLastname' },
    inForm: [2, 6],
    isSearched: true,
    headings: inFiles(
      'last name, last, surname, family name, family, lname, name, nom, nom de famille',
      'nom d usage, nachname, familienname, zuname, cognome',
    ),
  },
  structureName: {
    kind: 'text',
    label: 'Company name',
    paths: { structure: 'structureContact.structureOfficialName' },
    // Other receivers accept these names; we send the first one.
    alsoReadAs: ['structureName', 'name', 'companyName'],
    inForm: [3, 12],
    isSearched: true,
    headings: inFiles(
      'company, company name, organisation, organization, societe, entreprise',
      'raison sociale, firma, unternehmen, firmenname, firmenbezeichnung, azienda, ditta',
      'societa, ragione sociale',
    ),
  },
  email: {
    kind: 'email',
    label: 'E-mail',
    paths: ofBoth('email'),
    inForm: [4, 6],
    isSearched: true,
    headings: inFiles(
      'e mail, mail, email address, mail address, e mail address, adresse email',
      'adresse e mail, adresse mail, courriel, e mail adresse, emailadresse, mailadresse',
      'indirizzo email, indirizzo e mail, posta elettronica',
    ),
  },
  alternativeEmails: {
    kind: 'list',
    label: 'Other e-mails',
    hint: 'One per line',
    isLong: true,
    paths: ofBoth('alternativeEmails'),
    inForm: [6, 12],
    isSearched: true,
    headings: inFiles('other emails, second email, autres emails, weitere e mails, altre email'),
  },
  mobilePhone: {
    kind: 'phone',
    label: 'Mobile phone',
    hint: 'International form, e.g. +41 79 000 00 00',
    paths: ofBoth('cellPhoneNumber'),
    inForm: [5, 6],
    isSearched: true,
    headings: inFiles(
      'mobile, mobile number, cell phone, cell, portable, telephone portable, mobil',
      'mobiltelefon, handy, handynummer, natel, cellulare, telefono cellulare',
    ),
  },
  phone: {
    kind: 'phone',
    label: 'Phone',
    hint: 'International form',
    paths: { individual: 'individualContact.phoneNumber1' },
    inForm: [5, 6],
    isSearched: true,
    headings: inFiles(
      'telephone, phone number, tel, telefon, telefonnummer, telefono, telephone fixe',
      'numero de telephone, festnetz, numero di telefono',
    ),
  },
  birthDate: {
    kind: 'date',
    label: 'Date of birth',
    hint: 'Year-month-day, e.g. 1980-01-31',
    paths: { individual: 'individualContact.individualBirthdate' },
    inForm: [4, 6],
    isSearched: true,
    headings: inFiles(
      'date of birth, birthday, birthdate, date de naissance, naissance, geburtsdatum',
      'geburtstag, data di nascita',
    ),
  },
  language: {
    kind: 'languageCode',
    label: 'Language',
    paths: { individual: 'individualContact.individualPreferredLanguage' },
    inForm: [1, 4],
    headings: inFiles('preferred language, langue, sprache, korrespondenzsprache, lingua'),
  },
  street1: {
    kind: 'text',
    label: 'Street, line 1',
    paths: ofAddress('street1'),
    inForm: [7, 6],
    isSearched: true,
    headings: inFiles(
      'street, address, address line 1, address 1, adresse, rue, adresse 1, strasse, straße',
      'indirizzo, via',
    ),
  },
  street2: {
    kind: 'text',
    label: 'Street, line 2',
    paths: ofAddress('street2'),
    inForm: [7, 6],
    isSearched: true,
    headings: inFiles(
      'address line 2, address 2, adresse 2, adresszusatz, complement d adresse',
      'indirizzo 2',
    ),
  },
  street3: {
    kind: 'text',
    label: 'Street, line 3',
    paths: ofAddress('street3'),
    inForm: [8, 12],
    headings: inFiles('address line 3, address 3, adresse 3, indirizzo 3'),
  },
  street4: {
    kind: 'text',
    label: 'Street, line 4',
    headings: inFiles('address line 4, address 4, adresse 4, indirizzo 4'),
  },
  zipCode: {
    kind: 'text',
    label: 'Postal code',
    paths: ofAddress('zipCode'),
    inForm: [9, 3],
    isSearched: true,
    headings: inFiles(
      'zip, postcode, postal code, code postal, npa, plz, postleitzahl, cap, codice postale',
    ),
  },
  town: {
    kind: 'text',
    label: 'Town',
    paths: ofAddress('town'),
    inForm: [9, 5],
    isSearched: true,
    headings: inFiles(
      'city, place, ville, localite, ort, stadt, wohnort, commune, gemeinde, citta',
      'localita, comune',
    ),
  },
  countryCode: {
    kind: 'countryCode',
    label: 'Country',
    paths: ofAddress('countryCode'),
    inForm: [9, 4],
    headings: inFiles('country, pays, land, laendercode, paese, nazione, code pays'),
  },
  tags: {
    kind: 'text',
    label: 'Tags',
    hint: OF_CRM_ONLY,
    isLong: true,
    inForm: [10, 6],
    headings: inFiles('keywords, mots cles, schlagworte, etiquettes, etichette'),
  },
  notes: {
    kind: 'text',
    label: 'Notes',
    hint: OF_CRM_ONLY,
    isLong: true,
    inForm: [10, 6],
    headings: inFiles(
      'note, comment, comments, remarks, remarque, remarques, commentaire, bemerkung',
      'bemerkungen, notiz, notizen, osservazioni',
    ),
  },
} as const satisfies Record<string, FieldDescription>;

export type StandardField = keyof typeof DESCRIPTIONS;

/** A standard field of a contact with its name, as `mobilePhone`. */
export interface StandardFieldDescription extends FieldDescription {
  name: StandardField;
}

const NAMES = Object.keys(DESCRIPTIONS) as StandardField[];

/** The standard fields, in the order in which lists offer them. */
export const STANDARD_FIELDS: readonly StandardFieldDescription[] = NAMES.map((name) => ({
  name,
  ...DESCRIPTIONS[name],
}));

export const isStandardField = (field: string): field is StandardField =>
  Object.hasOwn(DESCRIPTIONS, field);

/** A value for each standard field. */
export const ofEachField = <Value>(
  value: (field: StandardFieldDescription) => Value,
): Record<StandardField, Value> =>
  Object.fromEntries(STANDARD_FIELDS.map((field) => [field.name, value(field)])) as Record<
    StandardField,
    Value
  >;

/** Whether the field came after the first version. */
export const isAddition = (
  field: StandardFieldDescription,
): field is StandardFieldDescription & { addition: number } => field.addition !== undefined;
