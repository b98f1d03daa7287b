import { array, boolean, mixed, object, type Schema } from 'yup';
import type { ReceivesFilter, SendsFilter } from '../../contracts/institutions/mapping';
import { VALUE_TESTS } from '../../contracts/institutions/mapping-choices';
import { plainText, problemSentences, UNKNOWN_SETTING } from '../../institutions';
import type { Comparable } from '../model/mapping/contact-filter';
import { parsePath } from '../model/mapping/contact-path';

const comparable = () =>
  mixed<Comparable>().test(
    'comparable',
    '${path} must be a text, a number, true or false',
    (value) => value === undefined || ['string', 'number', 'boolean'].includes(typeof value),
  );

const onlyTrue = () => boolean().strict().oneOf([true], '${path} must be true or left out');

const tests = {
  is: comparable(),
  isNot: comparable(),
  isOneOf: array().of(comparable().required()).strict().min(1).optional().default(undefined),
  contains: plainText().min(1).optional(),
  isBlank: onlyTrue(),
  isFilled: onlyTrue(),
};

function condition(subject: 'path' | 'field', schema: Schema) {
  return object({ [subject]: schema, ...tests })
    .noUnknown(UNKNOWN_SETTING)
    .test('one test', `\${path} needs exactly one of ${VALUE_TESTS.join(', ')}`, (value) => {
      const given: Record<string, unknown> = value;
      return VALUE_TESTS.filter((test) => given[test] !== undefined).length === 1;
    });
}

const path = plainText()
  .required()
  .test('path', function checkPath(text) {
    const parsed = parsePath(text ?? '');
    return parsed.kind === 'path' || this.createError({ message: `\${path} ${parsed.reason}` });
  });

const types = () =>
  array()
    .of(plainText().oneOf(['individual', 'structure']).required())
    .strict()
    .min(1);

const filter = (where: ReturnType<typeof condition>) =>
  object({
    types: types().optional().default(undefined),
    where: array().of(where.required()).strict().optional().default(undefined),
  }).noUnknown(UNKNOWN_SETTING);

export const FILTERS = {
  receives: filter(condition('path', path)),
  sends: filter(condition('field', plainText().required())),
};

/** Absent means no filter; `{}` is a filter that everything passes. */
function filterSchema<Filter extends ReceivesFilter | SendsFilter>(kind: keyof typeof FILTERS) {
  return mixed<Filter>().test(kind, function checkFilter(value) {
    if (value === undefined) return true;
    const problems = problemSentences(object({ [kind]: FILTERS[kind] }), { [kind]: value });
    return problems.length === 0 || this.createError({ message: problems.join('; ') });
  });
}

/** Which contacts an institution receives, by S-360's item. */
export const receivesSchema = () => filterSchema<ReceivesFilter>('receives');

/** Which contacts are sent to an institution, by the contact's fields. */
export const sendsSchema = () => filterSchema<SendsFilter>('sends');
