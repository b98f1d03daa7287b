import {
  MAX_MATCHING_KEYS,
  SEARCHED_KEYS,
  type MatchingRule,
  type MatchingRules,
} from '../../../../../server/src/contracts';

/** Why a rule cannot be used, or `null`. */
export function problemOf(rule: MatchingRule): 'searched' | 'tooMany' | null {
  if (rule.length > MAX_MATCHING_KEYS) return 'tooMany';
  return SEARCHED_KEYS.some((key) => rule.includes(key)) ? null : 'searched';
}

/** The rules with one in the place of another. */
export function moved(rules: MatchingRules, from: number, to: number): MatchingRules {
  const rule = rules[from];
  const others = rules.filter((_rule, position) => position !== from);
  return rule ? [...others.slice(0, to), rule, ...others.slice(to)] : rules;
}

export const without = (rules: MatchingRules, at: number): MatchingRules =>
  rules.filter((_rule, position) => position !== at);

export const withRuleAt = (rules: MatchingRules, at: number, rule: MatchingRule): MatchingRules =>
  rules.map((former, position) => (position === at ? rule : former));
