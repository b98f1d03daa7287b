import { readFailure, type SyncFailure } from '../contracts/reasons';
import type { Row } from '../kernel/database/strapi-database';
import { jsonText, text } from '../kernel/database/values';
import type { PersonalTable, SoughtPerson } from '../kernel/personal-data';
import { plainText } from '../kernel/text/search-words';

/** What stands where a text named an erased person. */
export const NAME_ERASED = '…';

const CODE = /^(HTTP )?[\w.-]+$/;

const isWithin = (written: string, name: string): boolean => {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}s?(?![\\p{L}\\p{N}])`, 'u').test(written);
};

/** The whole text: what is folded to be compared is no longer than a column. */
const foldWhole = (written: string): string => plainText(written).replace(/\s+/g, ' ');

const says = (within: string, names: Iterable<string>): boolean =>
  [...names].some((name) => isWithin(within, name));

type Recognized = Pick<SoughtPerson, 'folded' | 'numbers'>;

/** Names that say who it is without a first name. A single letter does not. */
const namesAlone = ({ folded }: Pick<Recognized, 'folded'>): string[] =>
  [...folded.names].filter((name) => !/^\p{Ll}$/u.test(name));

/** Whether a title says the person's e-mail, or first and last name: one name is often a word, too. */
export function isTitleOf(title: string, { folded }: Pick<Recognized, 'folded'>): boolean {
  const within = foldWhole(title);
  return (
    says(within, folded.emails) || (says(within, folded.names) && says(within, folded.firstNames))
  );
}

/** Whether what a colleague noted names the person by e-mail, name or number, in any case. */
export const isNotedIn = (note: string | null, person: Recognized): boolean =>
  note !== null &&
  says(foldWhole(note), [
    ...person.folded.emails,
    ...namesAlone(person),
    ...person.numbers.map(({ number }) => number),
  ]);

const WORD = /[\p{L}\p{M}\p{N}'’-]+/gu;

/** Without the words in lower case, which are no names: "may not be empty" is not about Ms May. */
const withoutPlainWords = (written: string): string =>
  written.replace(WORD, (word) => (/\p{Ll}/u.test(word) && !/\p{Lu}/u.test(word) ? '-' : word));

/**
 * Whether a text of S-360 in its own words names the person by e-mail, name or number. A code such
 * as `error.contact.may` names nobody, and another institution has other numbers.
 */
export function isNamedIn(
  written: string | null,
  person: Recognized,
  institution: string | null = null,
): boolean {
  if (written === null || CODE.test(written)) return false;
  if (isTitleOf(written, person)) return true;
  const within = foldWhole(written);
  const namesWithin = foldWhole(withoutPlainWords(written));
  const numbers = person.numbers.filter((of) => (institution ?? of.institution) === of.institution);
  return (
    says(within, new Set(numbers.map(({ number }) => number))) ||
    // A name of several words is no word.
    namesAlone(person).some((name) => isWithin(name.includes(' ') ? within : namesWithin, name))
  );
}

/** The condition that finds the texts in a column, of which codes have none of these characters. */
export const isText = (column: string): Row => ({
  $or: [' ', ':', '('].map((character) => ({ [column]: { $contains: character } })),
});

/** The failure without the words in which S-360 refused. */
const withoutText = ({ at, reason: { code } }: SyncFailure): SyncFailure => ({
  code: NAME_ERASED,
  reason: { code, values: { detail: NAME_ERASED } },
  at,
});

/** The columns of a table with a failure, and where there is one, with its code. */
interface FailureColumns {
  failure: string;
  code?: string;
}

/** The failures of others that name the person, whose words go. */
export const refusalsNaming = (uid: string, columns: readonly FailureColumns[]): PersonalTable => {
  const attributes = columns.flatMap(({ code, failure }) => [failure, ...(code ? [code] : [])]);
  return {
    uid,
    holds: attributes,
    keeps: [],
    isScanned: 'changing',
    // Whatever failed for a technical reason is not looked at.
    rowsOf: () =>
      columns.map(({ code, failure }) =>
        code
          ? { $and: [isText(code), { $not: { [code]: { $startsWith: 'HTTP ' } } }] }
          : { [failure]: { $notNull: true } },
      ),
    erased(row, person) {
      const changes = columns.flatMap(({ code, failure: column }): Row[] => {
        const failure = readFailure(row[column]);
        const written = failure?.code ?? (code ? text(row[code]) : null);
        if (!isNamedIn(written, person, text(row.institution))) return [];
        return [
          {
            [column]: failure && jsonText(withoutText(failure)),
            ...(code && { [code]: NAME_ERASED }),
          },
        ];
      });
      return changes.length > 0 ? Object.assign({}, ...changes) : null;
    },
    shown: (row, person) => ({
      institution: row.institution,
      refusals: columns.flatMap(({ failure }) => {
        const code = readFailure(row[failure])?.code ?? null;
        return isNamedIn(code, person, text(row.institution)) ? [code] : [];
      }),
    }),
  };
};
