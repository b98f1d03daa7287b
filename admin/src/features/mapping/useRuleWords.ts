import { useIntl } from 'react-intl';
import type {
  MappedField,
  MatchingKey,
  MatchingRule,
  MatchingRules,
  ReceivesFilter,
  SendsFilter,
} from '../../../../server/src/contracts';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useText } from '../../shared/words/useText';
import { TYPES } from './editing/fieldDraft';
import { filterDraft, type ConditionDraft } from './editing/filterDraft';
import { usePathWords } from './usePathWords';

export function useMatchingWords() {
  const text = useText();
  const { formatList } = useIntl();
  const { nameOf } = useFieldNames();
  const keyName = (key: MatchingKey): string =>
    key === 'name' ? text('mapping.matching.key.name') : nameOf(key);
  const ruleWords = (rule: MatchingRule): string =>
    formatList(rule.map(keyName), { type: 'conjunction' });
  const linesOf = (rules: MatchingRules): string[] =>
    rules.length === 0
      ? [text('mapping.matching.none')]
      : rules.map((rule, at) =>
          text('mapping.matching.line', { number: at + 1, rule: ruleWords(rule) }),
        );
  return { keyName, ruleWords, linesOf };
}

/** The places of S-360 that fields are read from, each under the name of its field. */
export function useMappedPlaces(fields: readonly MappedField[]): { id: string; text: string }[] {
  const text = useText();
  const { nameOf } = useFieldNames();
  const places = new Map<string, string>();
  for (const field of fields) {
    const paths = new Set(TYPES.flatMap((type) => field[type]?.path ?? []));
    for (const type of TYPES) {
      const path = field[type]?.path;
      if (path === undefined || places.has(path)) continue;
      const name = nameOf(field.field);
      const isShared = paths.size === 1;
      places.set(path, isShared ? name : text(`mapping.filter.of.${type}`, { name }));
    }
  }
  return [...places].map(([id, name]) => ({ id, text: name }));
}

/** Puts filters into lines of words. */
export function useFilterWords(subjects: readonly { id: string; text: string }[]) {
  const text = useText();
  const { formatList } = useIntl();
  const inWords = usePathWords();
  const valueWords = (value: string): string =>
    value === 'true' || value === 'false'
      ? text(`mapping.truth.${value}`)
      : text('mapping.filter.quoted', { value });
  const conditionWords = ({ subject, test, value }: ConditionDraft): string =>
    text(`mapping.condition.${test}`, {
      subject: subjects.find(({ id }) => id === subject)?.text ?? inWords(subject),
      value: formatList(value.split('\n').map(valueWords), { type: 'disjunction' }),
    });
  return (filter: ReceivesFilter | SendsFilter | null): string[] => {
    const { conditions, types } = filterDraft(filter);
    return [text(`mapping.filter.types.${types}`), ...conditions.map(conditionWords)];
  };
}
