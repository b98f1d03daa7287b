import { array, mixed, object } from 'yup';
import { DIRECTIONS, VALUE_KINDS } from '../../contracts/institutions/mapping-choices';
import { plainText, problemSentences, UNKNOWN_SETTING } from '../../institutions';
import {
  mappingFrom,
  mappingProblems,
  type MappingEntry,
} from '../model/mapping/configured-mapping';

export const mappingEntry = object({
  field: plainText().required(),
  path: plainText().required(),
  direction: plainText().oneOf(DIRECTIONS).optional(),
  kind: plainText().oneOf(VALUE_KINDS).optional(),
  type: plainText().oneOf(['individual', 'structure']).optional(),
}).noUnknown(UNKNOWN_SETTING);

const wholeMapping = object({ mapping: array().of(mappingEntry.required()).required() });

/** All problems of a configured mapping, each beginning with its place. */
function problemsOfMapping(mapping: unknown): string[] {
  const wrongForm = problemSentences(wholeMapping, { mapping });
  if (wrongForm.length > 0) return wrongForm;
  return mappingProblems(mapping as MappingEntry[]).map(
    ({ position, reason, setting }) => `mapping[${position}].${setting} ${reason}`,
  );
}

/** An institution's own lines of the mapping. */
export const mappingSchema = () =>
  mixed<MappingEntry[]>().test('mapping', function checkMapping(value) {
    const problems = value === undefined ? [] : problemsOfMapping(value);
    return problems.length === 0 || this.createError({ message: problems.join('; ') });
  });

/** Names of the fields that a mapping exchanges; the standard ones when there is no mapping. */
export function mappedFields(mapping: unknown): Set<string> {
  const entries =
    Array.isArray(mapping) && problemsOfMapping(mapping).length === 0
      ? (mapping as MappingEntry[])
      : [];
  return new Set(mappingFrom(entries).map(({ field }) => field));
}
