import {
  mergeSnapshot,
  mergeWithoutState,
  type MergeInput,
} from '../../../../../server/src/contacts/model/merge/merge-snapshot';
import {
  aContact,
  agreed,
  aSending,
  aSnapshot,
  at,
  atMs,
  someSettings,
} from '../../../../helpers/builders/contact-records';
import { written } from '../../../../helpers/builders/reasons';
import { aMerge, DELIVERY, PULL } from './a-merge';

/** The town changed in the CRM alone, so that Bern is a conflict. */
const toChur = { contact: aContact({ fields: { town: 'Chur' } }) };
const baselOnBothSides = { observations: agreed({ ...aContact().fields, town: 'Basel' }) };
const inConflict = { ...toChur, link: baselOnBothSides };

describe('a snapshot', () => {
  it('is applied when it shows a new value, which the contact takes', () => {
    expect(mergeSnapshot(aMerge())).toMatchObject({
      outcome: 'applied',
      changes: { town: 'Bern' },
      conflicts: [],
      needsPull: false,
      link: { state: 'inSync', observations: { town: { base: 'Bern', setAtMs: atMs(0) } } },
    });
  });

  it('changes nothing when it shows what is known', () => {
    expect(mergeSnapshot(aMerge({ snapshot: aSnapshot({ town: 'Basel' }) }))).toMatchObject({
      outcome: 'unchanged',
      changes: {},
      needsPull: false,
    });
  });

  it('is superseded when newer data is known', () => {
    const snapshot = aSnapshot({ town: 'Bern' }, { modifiedAtMs: atMs(-90_000) });
    expect(mergeSnapshot(aMerge({ snapshot }))).toMatchObject({
      outcome: 'superseded',
      changes: {},
    });
  });

  it('is applied when one of its fields is late and another is new', () => {
    const observations = {
      ...agreed({ firstName: 'Anna' }),
      town: { base: 'Basel', remote: 'Basel', setAtMs: atMs(1) },
    };
    const snapshot = aSnapshot({ firstName: 'Anne', town: 'Bern' });
    expect(mergeSnapshot(aMerge({ snapshot, link: { observations } }))).toMatchObject({
      outcome: 'applied',
      changes: { firstName: 'Anne' },
    });
  });

  it('is applied without a date, unless its delivery is applied again', () => {
    const snapshot = aSnapshot({ town: 'Bern' }, { modifiedAtMs: null });
    expect(mergeSnapshot(aMerge({ snapshot })).changes).toEqual({ town: 'Bern' });
    const again = { ...DELIVERY, isReplay: true };
    expect(mergeSnapshot(aMerge({ snapshot, source: again }))).toMatchObject({
      outcome: 'superseded',
      changes: {},
      needsPull: true,
    });
  });

  it('of a pull is current even when its value was replaced before', () => {
    const town = { base: 'Basel', remote: 'Basel', recent: ['Bern'] };
    const snapshot = aSnapshot({ town: 'Bern' }, { modifiedAtMs: null });
    const shownBy = (source: MergeInput['source']) =>
      mergeSnapshot(aMerge({ snapshot, source, link: { observations: { town } } })).outcome;
    expect(shownBy(PULL)).toBe('applied');
    expect(shownBy(DELIVERY)).toBe('superseded');
  });

  it('is noted on the link as what was received last, and ends the failure of a pull', () => {
    const pullFailure = { code: 'timeout', reason: written('no answer'), at: at(0).toISOString() };
    const failed = aMerge({ source: PULL });
    const { link } = mergeSnapshot({
      ...failed,
      link: { ...failed.link, pullFailure },
    });
    expect(link.pullFailure).toBeNull();
    expect(link.lastReceived).toEqual({
      at: at(500).toISOString(),
      source: 'pull',
      changedFields: ['town'],
    });
  });

  it('that leaves something to send wakes a link at rest', () => {
    const snapshot = aSnapshot({ lastName: 'Keller' });
    expect(mergeSnapshot(aMerge({ ...inConflict, snapshot })).link.state).toBe('pending');
  });

  it('leaves the state of the link where only its values are merged', () => {
    const snapshot = aSnapshot({ firstName: 'Anne', town: 'Bern' });
    const merged = mergeWithoutState(
      aMerge({
        ...inConflict,
        snapshot,
        settings: someSettings({ rules: { town: { conflict: 'crm' } } }),
      }),
    );
    expect(merged).toMatchObject({
      link: { state: 'inSync' },
      changes: { firstName: 'Anne' },
      conflicts: [{ field: 'town', outcome: 'local' }],
      needsPull: false,
    });
    expect(merged).not.toHaveProperty('outcome');
  });
});

describe('a conflict in a snapshot', () => {
  it('is recorded with both values, their times and the rule', () => {
    const { changes, conflicts } = mergeSnapshot(
      aMerge({ ...inConflict, localChangedAtMs: () => atMs(-1000) }),
    );
    expect(changes).toEqual({ town: 'Bern' });
    expect(conflicts).toEqual([
      {
        institution: 'myvenue',
        contactDocumentId: 'anna',
        field: 'town',
        baseValue: 'Basel',
        localValue: 'Chur',
        remoteValue: 'Bern',
        localChangedAt: at(-1000),
        remoteChangedAt: at(0),
        rule: 's360',
        outcome: 'remote',
        recordedAt: at(500),
      },
    ]);
  });

  it('has no times where none are known', () => {
    const snapshot = aSnapshot({ town: 'Bern' }, { modifiedAtMs: null });
    expect(mergeSnapshot(aMerge({ ...inConflict, snapshot })).conflicts).toMatchObject([
      { localChangedAt: null, remoteChangedAt: null },
    ]);
  });

  it('on hold leaves the contact as it is', () => {
    const settings = someSettings({ rules: { town: { conflict: 'manual' } } });
    expect(mergeSnapshot(aMerge({ ...inConflict, settings }))).toMatchObject({
      outcome: 'applied',
      changes: {},
      conflicts: [{ rule: 'manual', outcome: 'held' }],
      link: { state: 'conflict' },
    });
  });

  it('names the alternation that put the field on hold', () => {
    const town = {
      base: 'Chur',
      remote: 'Chur',
      recent: ['Bern'],
      pushStartedAtMs: atMs(-90_000),
      alternations: 2,
      alternatingSinceMs: atMs(-200_000),
    };
    const alternating = (editedAtMs: number | null) =>
      mergeSnapshot(
        aMerge({ ...toChur, link: { observations: { town } }, editedAtMs: () => editedAtMs }),
      ).conflicts;
    expect(alternating(null)).toMatchObject([{ rule: 'alternating', outcome: 'held' }]);
    expect(alternating(atMs(-80_000))).toEqual([]);
  });
});

describe('a snapshot during a push', () => {
  const sending = aSending({ kind: 'update', values: { town: 'Chur' } });
  const inDoubt = { sending, since: at(0).toISOString(), lookups: 0 };

  it.each([
    ['under way', { ...baselOnBothSides, state: 'sending' as const, sending }],
    ['in doubt', { ...baselOnBothSides, state: 'inDoubt' as const, inDoubt }],
  ])('that is %s acknowledges its values and lets others wait', (_what, link) => {
    const whenShown = (town: string) =>
      mergeSnapshot(aMerge({ ...toChur, link, snapshot: aSnapshot({ town }) }));
    expect(whenShown('Chur').link.observations.town).toMatchObject({ base: 'Chur' });
    expect(whenShown('Bern')).toMatchObject({ outcome: 'superseded', needsPull: true });
  });

  it('changes the fields that are not being sent', () => {
    const link = { ...baselOnBothSides, state: 'sending' as const, sending };
    const snapshot = aSnapshot({ firstName: 'Anne' });
    expect(mergeSnapshot(aMerge({ ...toChur, link, snapshot })).changes).toEqual({
      firstName: 'Anne',
    });
  });
});
