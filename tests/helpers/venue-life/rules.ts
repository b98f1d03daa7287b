import type { FieldRule } from '../../../server/src/contacts/model/merge/merge';
import type { Random } from '../runs/random';
import { EDITED_FIELDS } from './edits';

/** Random rules of an institution for the edited fields, as in its configuration. */
export function drawnRules(random: Random): Record<string, FieldRule> {
  return Object.fromEntries(
    EDITED_FIELDS.map((field): [string, FieldRule] => [
      field,
      {
        conflict: random.oneOf(['s360', 'crm', 'newest', 'manual', 'never']),
        blank: random.oneOf(['keep', 'empty']),
      },
    ]),
  );
}
