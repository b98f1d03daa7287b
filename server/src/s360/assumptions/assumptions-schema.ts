import { array, object, string, type ISchema } from 'yup';
import { ASSUMPTION_SETTINGS, type AssumptionsConfiguration, type Setting } from '../interface';
import { isOneOf } from './resolved';

const plainText = () => string().strict().typeError('${path} must be a text');

/** Words of S-360. A blank word would match every empty value. */
const words = () =>
  array()
    .of(
      plainText()
        .trim('${path} must not begin or end with a space')
        .required('${path} must not be empty'),
    )
    .strict()
    .typeError('${path} must be a list of words')
    .min(1, '${path} must name a word, or be left out')
    .optional()
    .default(undefined);

function schemaOf(setting: Setting): ISchema<unknown> {
  switch (setting.kind) {
    case 'choice':
      return plainText().oneOf(Object.keys(setting.values)).optional();
    case 'words':
      return words();
    case 'name':
      return plainText()
        .matches(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, '${path} must be the name of an element')
        .optional();
    case 'text':
      return plainText().min(1, '${path} must not be empty').optional();
    case 'parts':
      return groupSchema(setting.of);
  }
}

/** A word may have only one meaning: with two, the plugin would pick one of them arbitrarily. */
function hasEachOnce(lists: readonly unknown[]): boolean {
  const all = lists.flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  return all.every((word, position) => !isOneOf(all.slice(0, position), word));
}

function groupSchema(group: Readonly<Record<string, Setting>>) {
  const schemas = Object.entries(group).map(([name, setting]) => [name, schemaOf(setting)]);
  const named = Object.keys(group).filter((name) => group[name]?.kind === 'words');
  const schema = object(Object.fromEntries(schemas))
    .noUnknown('${path} has an unknown setting: ${unknown}')
    .optional()
    .default(undefined);
  return named.length === 0
    ? schema
    : schema.test('each once', '${path} gives a word two meanings', (value) =>
        hasEachOnce(named.map((name) => value?.[name])),
      );
}

/** `assumptions` of an institution: only what differs from the defaults. */
export const assumptionsSchema = (): ISchema<AssumptionsConfiguration | undefined> =>
  groupSchema(ASSUMPTION_SETTINGS);
