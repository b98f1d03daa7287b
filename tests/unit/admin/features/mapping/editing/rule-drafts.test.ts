import {
  filterDraft,
  isComplete,
  NEW_CONDITION,
  receivesFrom,
  sendsFrom,
} from '../../../../../../admin/src/features/mapping/editing/filterDraft';
import {
  allAsConfigured,
  changedRules,
  countChanges,
  draftedRule,
  NO_CHANGES,
  withRule,
} from '../../../../../../admin/src/features/mapping/mappingChanges';
import {
  moved,
  problemOf,
} from '../../../../../../admin/src/features/mapping/editing/matchingDraft';
import type { ExchangeRulesInUse } from '../../../../../../server/src/contracts';

const FRIENDS = { where: [{ field: 'tags', contains: 'friends' }] };
const DEFAULT = [['email', 'name']] as const;
const IN_USE: ExchangeRulesInUse = {
  receives: { value: null, origin: 'standard', configured: null },
  sends: { value: FRIENDS, origin: 'panel', configured: null },
  matching: { value: DEFAULT, origin: 'configuration', configured: DEFAULT },
};

describe('a filter being edited', () => {
  it('is shown with its tests and becomes the same filter again', () => {
    const where = [
      { path: 'role', isNot: 'GUIDE' },
      { path: 'individualContact.prospect', is: 'false' },
      { path: 'addresses(main).town', isOneOf: ['Bern', 'Chur, GR'] },
      { path: 'function', isBlank: true as const },
    ];
    const draft = filterDraft({ types: ['structure'], where });
    expect(draft).toMatchObject({ types: 'structure', conditions: { length: 4 } });
    expect(draft.conditions[2]).toMatchObject({ test: 'isOneOf', value: 'Bern\nChur, GR' });
    expect(receivesFrom(draft)).toEqual({ types: ['structure'], where });
    expect(sendsFrom(filterDraft(FRIENDS))).toEqual(FRIENDS);
  });

  it('lets all contacts pass without types and conditions', () => {
    for (const filter of [null, {}, { types: ['individual', 'structure'] as const, where: [] }])
      expect(receivesFrom(filterDraft(filter))).toEqual({});
  });

  it('is complete once each condition has what it needs', () => {
    const complete = (one: object) =>
      isComplete({ types: 'all', conditions: [{ ...NEW_CONDITION, ...one }] });
    expect(complete({})).toBe(false);
    expect(complete({ subject: 'town' })).toBe(false);
    expect(complete({ subject: 'town', value: ' \n' })).toBe(false);
    expect(complete({ subject: 'town', value: 'Bern' })).toBe(true);
    expect(complete({ subject: 'town', test: 'isFilled' })).toBe(true);
  });
});

describe('matching rules being edited', () => {
  it('need a key by which contacts are found, and at most four', () => {
    expect(problemOf([])).toBe('searched');
    expect(problemOf(['zipCode', 'birthDate'])).toBe('searched');
    expect(problemOf(['name'])).toBeNull();
    expect(problemOf(['email', 'name', 'firstName', 'zipCode', 'birthDate'])).toBe('tooMany');
  });

  it('are put into another order', () => {
    const rules = [['email'], ['name'], ['mobilePhone']] as const;
    expect(moved(rules, 2, 1)).toEqual([['email'], ['mobilePhone'], ['name']]);
    expect(moved(rules, 0, 1)).toEqual([['name'], ['email'], ['mobilePhone']]);
  });
});

describe('changed rules', () => {
  it('count, and back to what is in use are none', () => {
    const changes = withRule(NO_CHANGES, 'matching', IN_USE.matching, [['name']]);
    expect([countChanges(changes), changedRules(changes)]).toEqual([1, ['matching']]);
    expect(countChanges(withRule(changes, 'matching', IN_USE.matching, DEFAULT))).toBe(0);
    expect(countChanges(withRule(NO_CHANGES, 'receives', IN_USE.receives, {}))).toBe(0);
    expect(countChanges(withRule(NO_CHANGES, 'sends', IN_USE.sends, {}))).toBe(1);
  });

  it('can go back to the configuration only where a person has set something', () => {
    const back = withRule(NO_CHANGES, 'sends', IN_USE.sends, null);
    expect(draftedRule('sends', IN_USE.sends, back)).toEqual({ value: null, origin: 'draft' });
    expect(countChanges(withRule(NO_CHANGES, 'receives', IN_USE.receives, null))).toBe(0);
    const fields = [
      { field: 'town', origin: 'panel' as const },
      { field: 'email', origin: 'standard' as const },
    ];
    expect(allAsConfigured(fields, IN_USE)).toEqual({ changes: { town: null }, sends: null });
  });
});
