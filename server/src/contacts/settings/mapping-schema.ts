import { mixed, object, ValidationError } from 'yup';
import { DIRECTIONS, VALUE_KINDS } from '../../contracts/institutions/mapping-choices';
import { plainText } from '../../institutions';
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
}).noUnknown('has an unknown setting: ${unknown}');

function formProblems(entry: unknown, position: number): string[] {
  if (typeof entry !== 'object' || entry === null) return [`[${position}] must be an object`];
  try {
    mappingEntry.validateSync(entry, { strict: true, abortEarly: false });
    return [];
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.errors.map((reason) =>
      reason.startsWith('has ') ? `[${position}] ${reason}` : `[${position}].${reason}`,
    );
  }
}

/** All problems of a configured mapping, each beginning with its position. */
function problemsOfMapping(value: unknown): string[] {
  if (!Array.isArray(value)) return [' must be a list'];
  const entries: unknown[] = value;
  const wrongForm = entries.flatMap(formProblems);
  if (wrongForm.length > 0) return wrongForm;
  return mappingProblems(value as MappingEntry[]).map(
    ({ position, reason, setting }) => `[${position}].${setting} ${reason}`,
  );
}

/** An institution's own lines of the mapping. */
export const mappingSchema = () =>
  mixed<MappingEntry[]>().test('mapping', function checkMapping(value) {
    const problems = value === undefined ? [] : problemsOfMapping(value);
    if (problems.length === 0) return true;
    return this.createError({
      message: problems.map((problem) => `\${path}${problem}`).join('; '),
    });
  });

/** Names of the fields that a mapping exchanges; the standard ones when there is no mapping. */
export function mappedFields(mapping: unknown): Set<string> {
  const entries =
    Array.isArray(mapping) && problemsOfMapping(mapping).length === 0
      ? (mapping as MappingEntry[])
      : [];
  return new Set(mappingFrom(entries).map(({ field }) => field));
}
