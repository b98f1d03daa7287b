import { readFailure, type SyncFailure } from '../contracts/reasons';
import type { Row } from '../kernel/database/strapi-database';
import { jsonText, text } from '../kernel/database/values';
import type { PersonalTable, SoughtPerson } from '../kernel/personal-data';
import { foldText } from './model/mapping/canonical';

/** What stands where a text named an erased person. */
export const NAME_ERASED = '…';

const CODE = /^(HTTP )?[\w.-]+$/;

const isWithin = (written: string, name: string): boolean => {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}s?(?![\\p{L}\\p{N}])`, 'u').test(written);
};

/** Whether a title says the person's e-mail, or first and last name: one name is often a word, too. */
export function isTitleOf(title: string, { folded }: Pick<SoughtPerson, 'folded'>): boolean {
  const within = foldText(title) ?? '';
  const has = (names: ReadonlySet<string>) => [...names].some((name) => isWithin(within, name));
  return has(folded.emails) || (has(folded.names) && has(folded.firstNames));
}

/**
 * Whether a text of S-360 in its own words names the person by e-mail, name or number. A code such
 * as `error.contact.may` names nobody.
 */
export function isNamedIn(
  written: string | null,
  { folded, numbers }: Pick<SoughtPerson, 'folded' | 'numbers'>,
): boolean {
  if (written === null || CODE.test(written)) return false;
  const within = foldText(written) ?? '';
  const names = [...folded.emails, ...folded.names, ...numbers.map(({ number }) => number)];
  return names.some((name) => isWithin(within, name));
}

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
    // Texts have spaces; whatever failed for a technical reason is not looked at.
    rowsOf: () =>
      columns.map(({ code, failure }) =>
        code
          ? { $and: [{ [code]: { $contains: ' ' } }, { [code]: { $notContains: 'HTTP ' } }] }
          : { [failure]: { $notNull: true } },
      ),
    erased(row, person) {
      const changes = columns.flatMap(({ code, failure: column }): Row[] => {
        const failure = readFailure(row[column]);
        const written = failure?.code ?? (code ? text(row[code]) : null);
        if (!isNamedIn(written, person)) return [];
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
        return isNamedIn(code, person) ? [code] : [];
      }),
    }),
  };
};
