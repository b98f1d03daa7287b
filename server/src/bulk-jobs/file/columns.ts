import { reason, type Reason } from '../../contracts/reasons';
import { foldText } from '../../contacts';

/** Fields by column heading; other columns are not read. */
export type ColumnMapping = Record<string, string>;

/**
 * Headings that other systems' exports use for the fields, in English, French, German and Italian.
 */
export const HEADINGS: Record<string, readonly string[]> = {
  type: ['contact type', 'type de contact', 'kontakttyp', 'kontaktart', 'tipo', 'tipo di contatto'],
  title: ['salutation', 'civilite', 'titre', 'anrede', 'titel', 'titolo', 'appellativo'],
  firstName: [
    'first name',
    'first',
    'given name',
    'given',
    'forename',
    'fname',
    'prenom',
    'prenom usuel',
    'vorname',
    'rufname',
    'nome',
    'nome di battesimo',
  ],
  lastName: [
    'last name',
    'last',
    'surname',
    'family name',
    'family',
    'lname',
    'name',
    'nom',
    'nom de famille',
    'nom d usage',
    'nachname',
    'familienname',
    'zuname',
    'cognome',
  ],
  structureName: [
    'company',
    'company name',
    'organisation',
    'organization',
    'societe',
    'entreprise',
    'raison sociale',
    'firma',
    'unternehmen',
    'firmenname',
    'firmenbezeichnung',
    'azienda',
    'ditta',
    'societa',
    'ragione sociale',
  ],
  email: [
    'e mail',
    'mail',
    'email address',
    'mail address',
    'e mail address',
    'adresse email',
    'adresse e mail',
    'adresse mail',
    'courriel',
    'e mail adresse',
    'emailadresse',
    'mailadresse',
    'indirizzo email',
    'indirizzo e mail',
    'posta elettronica',
  ],
  alternativeEmails: [
    'other emails',
    'second email',
    'autres emails',
    'weitere e mails',
    'altre email',
  ],
  mobilePhone: [
    'mobile',
    'mobile number',
    'cell phone',
    'cell',
    'portable',
    'telephone portable',
    'mobil',
    'mobiltelefon',
    'handy',
    'handynummer',
    'natel',
    'cellulare',
    'telefono cellulare',
  ],
  phone: [
    'telephone',
    'phone number',
    'tel',
    'telefon',
    'telefonnummer',
    'telefono',
    'telephone fixe',
    'numero de telephone',
    'festnetz',
    'numero di telefono',
  ],
  birthDate: [
    'date of birth',
    'birthday',
    'birthdate',
    'date de naissance',
    'naissance',
    'geburtsdatum',
    'geburtstag',
    'data di nascita',
  ],
  language: ['preferred language', 'langue', 'sprache', 'korrespondenzsprache', 'lingua'],
  street1: [
    'street',
    'address',
    'address line 1',
    'address 1',
    'adresse',
    'rue',
    'adresse 1',
    'strasse',
    'straße',
    'indirizzo',
    'via',
  ],
  street2: [
    'address line 2',
    'address 2',
    'adresse 2',
    'adresszusatz',
    'complement d adresse',
    'indirizzo 2',
  ],
  street3: ['address line 3', 'address 3', 'adresse 3', 'indirizzo 3'],
  street4: ['address line 4', 'address 4', 'adresse 4', 'indirizzo 4'],
  zipCode: [
    'zip',
    'postcode',
    'postal code',
    'code postal',
    'npa',
    'plz',
    'postleitzahl',
    'cap',
    'codice postale',
  ],
  town: [
    'city',
    'place',
    'ville',
    'localite',
    'ort',
    'stadt',
    'wohnort',
    'commune',
    'gemeinde',
    'citta',
    'localita',
    'comune',
  ],
  countryCode: ['country', 'pays', 'land', 'laendercode', 'paese', 'nazione', 'code pays'],
  tags: ['keywords', 'mots cles', 'schlagworte', 'etiquettes', 'etichette'],
  notes: [
    'note',
    'comment',
    'comments',
    'remarks',
    'remarque',
    'remarques',
    'commentaire',
    'bemerkung',
    'bemerkungen',
    'notiz',
    'notizen',
    'osservazioni',
  ],
};

/**
 * Whether the first record of a file can be headings. In a spreadsheet's binary format it cannot.
 */
export function areHeadings(cells: readonly string[]): boolean {
  const isText = cells.every((cell) => !/(?!\s)\p{Cc}/u.test(cell));
  return isText && cells.some((cell) => cell !== '');
}

const ADDRESS = /[^\s@]@[^\s@]+\.[^\s@]/;

/** Whether a cell is an e-mail address: the file then begins with a person instead of headings. */
export const beginsWithPerson = (cells: readonly string[]): boolean =>
  cells.some((cell) => ADDRESS.test(cell));

/** A heading without case, accents, spaces and punctuation. */
function plain(heading: string): string {
  return (foldText(heading) ?? '').replace(/ß/g, 'ss').replace(/[^a-z0-9]+/g, '');
}

/**
 * Proposes a mapping from the headings: they may be field names or the names that exports use. Each
 * field is proposed once, for the first column that fits.
 */
export function proposeColumns(
  headings: readonly string[],
  fields: readonly string[],
): ColumnMapping {
  const known = new Map<string, string>();
  for (const field of fields) {
    for (const heading of [field, ...(HEADINGS[field] ?? [])]) {
      if (!known.has(plain(heading))) known.set(plain(heading), field);
    }
  }
  const mapping: ColumnMapping = {};
  for (const heading of headings) {
    const field = known.get(plain(heading));
    const isTaken = field === undefined || Object.values(mapping).includes(field);
    if (!isTaken && !Object.hasOwn(mapping, heading)) mapping[heading] = field;
  }
  return mapping;
}

/** The problems of a chosen mapping; empty when there are none. */
export function problemsOfMapping(
  mapping: ColumnMapping,
  headings: readonly string[],
  fields: readonly string[],
): Reason[] {
  const chosen = Object.values(mapping);
  return [
    ...Object.keys(mapping)
      .filter((heading) => !headings.includes(heading))
      .map((heading) => reason('columnNotInFile', { heading })),
    ...[...new Set(chosen)]
      .filter((field) => !fields.includes(field))
      .map((field) => reason('noSuchField', { field })),
    ...[...new Set(chosen)]
      .filter((field) => chosen.indexOf(field) !== chosen.lastIndexOf(field))
      .map((field) => reason('fieldTwice', { field })),
  ];
}
