import { mixed } from 'yup';
import type { MatchingRules } from '../../contracts/institutions/mapping';
import { MATCHING_KEYS, MAX_MATCHING_KEYS } from '../../contracts/institutions/mapping-choices';
import { isSearchable } from '../receive/matching';

const KEYS: readonly string[] = MATCHING_KEYS;

function problemIn(rule: unknown): string | null {
  if (!Array.isArray(rule) || rule.length < 1 || rule.length > MAX_MATCHING_KEYS) {
    return `must be a list of one to ${MAX_MATCHING_KEYS} of ${KEYS.join(', ')}`;
  }
  const keys = rule.map(String);
  const unknown = keys.find((key) => !KEYS.includes(key));
  if (unknown !== undefined) {
    const hint = ['lastName', 'structureName'].includes(unknown) ? '; write name' : '';
    return `has an unknown key: ${unknown}${hint}`;
  }
  if (new Set(keys).size < keys.length) return 'names a key twice';
  return isSearchable(keys)
    ? null
    : 'must hold email, mobilePhone or name: contacts are found by these';
}

/**
 * The matching rules of an institution, in their order. Every rule needs an indexed key; otherwise
 * each payload would read all contacts.
 */
export const matchingRules = () =>
  mixed<MatchingRules>().test('matching', function checkMatching(value: unknown) {
    if (value === undefined) return true;
    if (!Array.isArray(value)) {
      return this.createError({ message: '${path} must be a list of rules' });
    }
    const problems = value.flatMap((rule: unknown, position) => {
      const problem = problemIn(rule);
      return problem === null ? [] : [`\${path}[${position}] ${problem}`];
    });
    return problems.length === 0 || this.createError({ message: problems.join('; ') });
  });
