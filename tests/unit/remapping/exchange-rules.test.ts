import {
  changedRules,
  rulesInUse,
  withRuleChanges,
} from '../../../server/src/remapping/exchange-rules';
import { DEFAULT_MATCHING } from '../../../server/src/contacts';

const FRIENDS = { where: [{ field: 'tags', contains: 'friends' }] };
const PEOPLE = { types: ['individual'] } as const;
const BY_PHONE = [['mobilePhone', 'name']] as const;

describe('changed rules of the exchange', () => {
  it('replace those in use, and `null` is what is configured', () => {
    const inUse = { code: 'myvenue', sends: FRIENDS, receives: PEOPLE };
    expect(withRuleChanges(inUse, { matching: BY_PHONE }, {})).toEqual({
      ...inUse,
      matching: BY_PHONE,
    });
    const configured = { sends: { types: ['structure' as const] } };
    expect(withRuleChanges(inUse, { sends: null, receives: null }, configured)).toEqual({
      code: 'myvenue',
      sends: { types: ['structure'] },
      receives: undefined,
    });
  });

  it('stay set until they are taken back', () => {
    const set = changedRules({ sends: FRIENDS }, { receives: {}, matching: [] });
    expect(set).toEqual({ sends: FRIENDS, receives: {}, matching: [] });
    expect(changedRules(set, { sends: null, matching: null })).toEqual({ receives: {} });
  });

  it('are listed with who has set them, and what is configured', () => {
    const configured = { receives: PEOPLE, matching: DEFAULT_MATCHING };
    const current = { ...configured, sends: FRIENDS };
    expect(rulesInUse(current, configured, { sends: FRIENDS })).toEqual({
      receives: { value: PEOPLE, origin: 'configuration', configured: PEOPLE },
      sends: { value: FRIENDS, origin: 'panel', configured: null },
      matching: { value: DEFAULT_MATCHING, origin: 'standard', configured: DEFAULT_MATCHING },
    });
  });
});
