import { mixed, object, type InferType } from 'yup';
import { BLANK_RULES, CONFLICT_RULES } from '../../contracts/institutions/mapping-choices';
import { plainText, UNKNOWN_SETTING } from '../../institutions';
import { mappedFields } from './mapping-schema';

export const fieldRule = object({
  conflict: plainText().oneOf(CONFLICT_RULES).optional(),
  blank: plainText().oneOf(BLANK_RULES).optional(),
}).noUnknown(UNKNOWN_SETTING);

/** Settings by contact field; yup checks the keys one by one. */
export const fieldRules = () =>
  mixed<Record<string, InferType<typeof fieldRule>>>().test('rules', function checkRules(value) {
    const institution: { mapping?: unknown } = this.parent;
    const mapped = mappedFields(institution.mapping);
    for (const [field, entry] of Object.entries(value ?? {})) {
      if (!mapped.has(field)) {
        return this.createError({ message: `\${path}.${field}: no such field is mapped` });
      }
      try {
        fieldRule.validateSync(entry, { strict: true });
      } catch (error) {
        const reason = error instanceof Error ? error.message.replace('this', 'it') : 'is wrong';
        return this.createError({ message: `\${path}.${field}: ${reason}` });
      }
    }
    return true;
  });
