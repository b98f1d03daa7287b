import {
  VALUE_TESTS,
  type ReceivesFilter,
  type SendsFilter,
} from '../../../../../server/src/contracts';

type TestName = (typeof VALUE_TESTS)[number];

/** What a condition is about: a path of S-360, or a field of the contact. */
export interface ConditionDraft {
  subject: string;
  test: TestName;
  /** For `isOneOf`, one value per line. */
  value: string;
}

export const TYPE_CHOICES = ['all', 'individual', 'structure'] as const;

export interface FilterDraft {
  types: (typeof TYPE_CHOICES)[number];
  conditions: ConditionDraft[];
}

export const NEW_CONDITION: ConditionDraft = { subject: '', test: 'is', value: '' };

export const hasValue = (test: TestName): boolean => test !== 'isBlank' && test !== 'isFilled';

const valuesIn = (value: string): string[] =>
  value
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** `null` is a filter that all contacts pass. */
export function filterDraft(filter: ReceivesFilter | SendsFilter | null): FilterDraft {
  const types = new Set(filter?.types ?? []);
  const [only] = types;
  return {
    types: only !== undefined && types.size === 1 ? only : 'all',
    conditions: (filter?.where ?? []).map((condition): ConditionDraft => {
      const test = VALUE_TESTS.find((name) => condition[name] !== undefined) ?? 'isFilled';
      const value = condition[test];
      return {
        subject: 'path' in condition ? condition.path : condition.field,
        test,
        value: hasValue(test) ? [value].flat().map(String).join('\n') : '',
      };
    }),
  };
}

export const isComplete = ({ conditions }: FilterDraft): boolean =>
  conditions.every(
    ({ subject, test, value }) =>
      subject.trim() !== '' && (!hasValue(test) || valuesIn(value).length > 0),
  );

function testOf({ test, value }: ConditionDraft) {
  switch (test) {
    case 'isOneOf':
      return { isOneOf: valuesIn(value) };
    case 'isBlank':
      return { isBlank: true as const };
    case 'isFilled':
      return { isFilled: true as const };
    case 'is':
    case 'isNot':
    case 'contains':
      return { [test]: value.trim() };
  }
}

const typesOf = ({ types }: FilterDraft) => types !== 'all' && { types: [types] };

export const receivesFrom = (draft: FilterDraft): ReceivesFilter => ({
  ...typesOf(draft),
  ...(draft.conditions.length > 0 && {
    where: draft.conditions.map((one) => ({ path: one.subject.trim(), ...testOf(one) })),
  }),
});

export const sendsFrom = (draft: FilterDraft): SendsFilter => ({
  ...typesOf(draft),
  ...(draft.conditions.length > 0 && {
    where: draft.conditions.map((one) => ({ field: one.subject, ...testOf(one) })),
  }),
});
