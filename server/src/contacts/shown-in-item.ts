import { isRecord } from '../kernel/is-record';
import type { SoughtPerson } from '../kernel/personal-data';
import { foldText } from './model/mapping/canonical';

/** The texts of an item with the names under which they stand, however deep. */
const namedTexts = (value: unknown, name = ''): [name: string, text: string][] => {
  if (typeof value === 'string') return [[name, value]];
  if (Array.isArray(value)) return value.flatMap((inner) => namedTexts(inner, name));
  return isRecord(value)
    ? Object.entries(value).flatMap(([inner, held]) => namedTexts(held, inner))
    : [];
};

/** A company's relay person is not whom the item is about. */
function aboutIn(item: unknown): unknown {
  if (!isRecord(item) || item.type !== 'STRUCTURE') return item;
  const { individualContact: _relay, ...company } = item;
  return company;
}

/**
 * Whether an item of the contact stream, readable or not, shows a person: by an e-mail, unless it
 * says another name. Families share e-mails and last names, so that another first name is another
 * person.
 */
export function showsPerson(item: unknown, { folded }: Pick<SoughtPerson, 'folded'>): boolean {
  const texts = namedTexts(aboutIn(item)).flatMap(([name, text]) => {
    const value = foldText(text);
    return value === null ? [] : [{ name, value }];
  });
  if (!texts.some(({ value }) => folded.emails.has(value))) return false;
  const agrees = (under: RegExp, known: ReadonlySet<string>): boolean => {
    const said = texts.filter(({ name }) => under.test(name));
    return said.length === 0 || known.size === 0 || said.some(({ value }) => known.has(value));
  };
  return (
    agrees(/lastname|officialname|structurename|companyname/i, folded.names) &&
    agrees(/firstname/i, folded.firstNames)
  );
}
