/** Contacts as S-360 sends them and as the admin panel posts them. */

/** The CRM’s names of the fields that the standard mapping exchanges for a person. */
export const PERSON_FIELDS = [
  'title',
  'firstName',
  'lastName',
  'email',
  'mobilePhone',
  'phone',
  'birthDate',
  'language',
  'street1',
  'zipCode',
  'town',
  'countryCode',
] as const;

export type PersonField = (typeof PERSON_FIELDS)[number];
export type PersonValues = Partial<Record<PersonField, string | null>>;

const IN_S360: Record<PersonField, { section: 'individualContact' | 'address'; name: string }> = {
  title: { section: 'individualContact', name: 'individualTitle' },
  firstName: { section: 'individualContact', name: 'individualFirstname' },
  lastName: { section: 'individualContact', name: 'individualLastname' },
  email: { section: 'individualContact', name: 'email' },
  mobilePhone: { section: 'individualContact', name: 'cellPhoneNumber' },
  phone: { section: 'individualContact', name: 'phoneNumber1' },
  birthDate: { section: 'individualContact', name: 'individualBirthdate' },
  language: { section: 'individualContact', name: 'individualPreferredLanguage' },
  street1: { section: 'address', name: 'street1' },
  zipCode: { section: 'address', name: 'zipCode' },
  town: { section: 'address', name: 'town' },
  countryCode: { section: 'address', name: 'countryCode' },
};

type JsonObject = Record<string, unknown>;

/** A partial ContactDataResult of a person with these values. */
export function personInS360(values: PersonValues): JsonObject {
  const individualContact: JsonObject = {};
  const address: JsonObject = {};
  for (const field of PERSON_FIELDS) {
    const value = values[field];
    if (value === undefined) continue;
    const { section, name } = IN_S360[field];
    (section === 'address' ? address : individualContact)[name] = value;
  }
  return {
    type: 'INDIVIDUAL',
    ...(Object.keys(individualContact).length > 0 && { individualContact }),
    ...(Object.keys(address).length > 0 && { addresses: [{ main: true, ...address }] }),
  };
}

/** A partial ContactDataResult of a company with its name and main address. */
export function companyInS360({
  structureName,
  ...values
}: PersonValues & { structureName?: string }): JsonObject {
  const { addresses } = personInS360(values);
  return {
    type: 'STRUCTURE',
    ...(structureName !== undefined && {
      structureContact: { structureOfficialName: structureName },
    }),
    ...(addresses !== undefined && { addresses }),
  };
}

/** The name of a person or company in S-360. */
export function nameInS360(contact: JsonObject): unknown {
  const { individualContact, structureContact } = contact;
  return contact.type === 'STRUCTURE' && isObject(structureContact)
    ? structureContact.structureOfficialName
    : isObject(individualContact)
      ? individualContact.individualLastname
      : undefined;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The mapped values of a person in a ContactDataResult, with `null` for blanks. */
export function valuesInS360(contact: JsonObject): Record<PersonField, string | null> {
  const addresses = Array.isArray(contact.addresses) ? contact.addresses.filter(isObject) : [];
  const address = addresses.find(({ main }) => main === true) ?? {};
  const individual = isObject(contact.individualContact) ? contact.individualContact : {};
  return fieldsFrom((field) => {
    const { section, name } = IN_S360[field];
    return (section === 'address' ? address : individual)[name];
  });
}

/** The mapped values of a person in the CRM, with `null` for blanks. */
export function valuesInCrm(contact: JsonObject): Record<PersonField, string | null> {
  return fieldsFrom((field) => contact[field]);
}

function fieldsFrom(read: (field: PersonField) => unknown): Record<PersonField, string | null> {
  const valueOf = (field: PersonField) => {
    const value = read(field);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    title: valueOf('title'),
    firstName: valueOf('firstName'),
    lastName: valueOf('lastName'),
    email: valueOf('email'),
    mobilePhone: valueOf('mobilePhone'),
    phone: valueOf('phone'),
    birthDate: valueOf('birthDate'),
    language: valueOf('language'),
    street1: valueOf('street1'),
    zipCode: valueOf('zipCode'),
    town: valueOf('town'),
    countryCode: valueOf('countryCode'),
  };
}
