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

/** What is compared of a contact that is being entered in a form. */
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

/** Whether enough is known by which somebody could be recognized. */
export function isRecognizable(request: FindSimilarContacts.Request): boolean {
  const { birthDate, email, lastName, mobilePhone, phone, structureName } = request;
  const isNamed = (lastName ?? structureName) !== undefined && birthDate !== undefined;
  return (email?.includes('@') ?? false) || (mobilePhone ?? phone) !== undefined || isNamed;
}
