import type { BlankRule, ConflictRule } from '../../../../../server/src/contacts/model/merge/merge';
import { liveEveryOrder } from '../../../../helpers/exhaustive/every-order';
import { BEGINNINGS, fieldOrders, SPACINGS } from '../../../../helpers/exhaustive/field-orders';
import { isLongRun } from '../../../../helpers/runs/run-counts';

const CONFLICT_RULES: ConflictRule[] = ['s360', 'crm', 'newest', 'manual', 'never'];
const BLANK_RULES: BlankRule[] = ['keep', 'empty'];
const MAX_EVENTS = isLongRun() ? 6 : 3;
/** At least this many different worlds exist after three events under any rule. */
const MIN_WORLDS = 100;

const CASES = CONFLICT_RULES.flatMap((conflict) =>
  BLANK_RULES.flatMap((blank) =>
    (['far', 'near'] as const).map((spacing) => ({ conflict, blank, spacing })),
  ),
);

describe('a field under every order of events', () => {
  it.each(CASES)(
    'comes to rest and loses nothing with the rule $conflict, blank $blank, events $spacing',
    ({ blank, conflict, spacing }) => {
      for (const [beginning, events] of Object.entries(BEGINNINGS)) {
        const orders = fieldOrders({ conflict, blank }, events, SPACINGS[spacing]);
        const { count, faults } = liveEveryOrder(orders, MAX_EVENTS);
        expect({ beginning, faults }).toEqual({ beginning, faults: [] });
        expect(count).toBeGreaterThan(MIN_WORLDS);
      }
    },
  );
});
