import type { FindSimilarContacts } from '../../../../../server/src/contracts';

const FIELDS = [
  'firstName',
  'lastName',
  'structureName',
  'email',
  'mobilePhone',
  'phone',
  'birthDate',
] as const;

/** The values of the form that are compared with existing contacts. */
export function entered(values: Readonly<Record<string, unknown>>): FindSimilarContacts.Request {
  const texts = FIELDS.map((name) => {
    const value = values[name];
    return [name, typeof value === 'string' ? value.trim() : ''] as const;
  });
  return {
    type: values.type === 'structure' ? 'structure' : 'individual',
    ...Object.fromEntries(texts.filter(([, value]) => value !== '')),
  };
}

/** Whether the values are enough to recognize somebody. */
export function isRecognizable(request: FindSimilarContacts.Request): boolean {
  const { birthDate, email, lastName, mobilePhone, phone, structureName } = request;
  const isNamed = (lastName ?? structureName) !== undefined && birthDate !== undefined;
  return (email?.includes('@') ?? false) || (mobilePhone ?? phone) !== undefined || isNamed;
}
