import type { CodeLists, PointedOut } from '../../../contracts/contacts/entered-values';
import { cleanText } from '../../../kernel/text/clean-text';
import { canonical, isInList, whyOdd, wireValue } from '../../model/mapping/canonical';
import { fieldsOf, type ContactType, type FieldMapping } from '../../model/mapping/mapping';
import type { ContactSettings } from '../../settings';
import { ONLY_POINTED_OUT } from './unkept-values';

/** One value of a form. */
export interface EnteredValue {
  type: ContactType;
  field: string;
  value: string;
}

/** An institution, how it exchanges contacts, and the codes that it knows. */
interface Receiver {
  name: string;
  contacts: ContactSettings;
  lists: CodeLists;
}

const linesOf = (value: string): string[] =>
  value
    .split(/[\r\n,;]/)
    .map(cleanText)
    .filter((line) => line !== '');

/** E-mails are sent in lower case. */
const isUnusual = (usual: RegExp | undefined, email: string): boolean =>
  usual !== undefined && !usual.test(email.toLowerCase());

function oddIn(
  { field, kind, maxEntries, maxLength, usual }: FieldMapping,
  value: string,
  settings: ContactSettings,
): PointedOut[] {
  switch (kind) {
    case 'email':
      return isUnusual(usual, value) ? [{ why: 'unusualEmail', email: value }] : [];
    case 'list': {
      const lines = linesOf(value);
      const count = lines.length;
      const unusual = lines.find((line) => isUnusual(usual, line));
      return [
        ...(maxEntries !== undefined && count > maxEntries
          ? [{ why: 'tooMany' as const, max: maxEntries, count }]
          : []),
        ...(unusual === undefined ? [] : [{ why: 'unusualEmail' as const, email: unusual }]),
      ];
    }
    case 'phone':
      return whyOdd(kind, value, settings) === null ? [] : [{ why: 'notPhone' }];
    case 'text': {
      const isTooLong = maxLength !== undefined && value.length > maxLength;
      return isTooLong && ONLY_POINTED_OUT.has(field)
        ? [{ why: 'tooLong', max: maxLength, length: value.length }]
        : [];
    }
    case 'title':
    case 'date':
    case 'countryCode':
    case 'languageCode':
    case 'boolean':
      return [];
  }
}

/** Whether an institution knows the code of a language or country, or does not say which it knows. */
function isListed(
  { kind }: FieldMapping,
  value: string,
  { countries, languages }: CodeLists,
  settings: ContactSettings,
): boolean {
  const list = kind === 'countryCode' ? countries : kind === 'languageCode' ? languages : null;
  return list === null || list.includes(String(wireValue({ kind }, value, settings)));
}

const at = (why: 'notInList' | 'notListed', lacking: readonly { name: string }[]): PointedOut[] =>
  lacking.length === 0 ? [] : [{ why, institutions: lacking.map(({ name }) => name) }];

/**
 * What S-360 may not keep of a value that a person enters, although it is no reason to refuse it.
 * Pure; each kind once, whatever the number of institutions.
 */
export function pointedOut(
  { field, type, value }: EnteredValue,
  receivers: readonly Receiver[],
): PointedOut[] {
  const text = cleanText(value);
  if (text === '') return [];
  const sent = receivers.flatMap(({ contacts, lists, name }) => {
    const mapping = fieldsOf(contacts.mapping, type).find((one) => one.field === field);
    return mapping === undefined || mapping.direction === 'fromS360'
      ? []
      : [{ lists, name, contacts, mapping }];
  });
  const odd = sent.flatMap(({ contacts, mapping }) => oddIn(mapping, text, contacts));
  const lacking = sent.filter(
    ({ contacts, mapping: { kind } }) => !isInList(kind, canonical(kind, text, contacts), contacts),
  );
  const unlisted = sent.filter(
    ({ contacts, lists, mapping }) => !isListed(mapping, text, lists, contacts),
  );
  return [
    ...new Map(odd.map((one) => [one.why, one])).values(),
    ...at('notInList', lacking),
    ...at('notListed', unlisted),
  ];
}
