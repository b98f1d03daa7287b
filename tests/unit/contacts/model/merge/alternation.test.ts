import {
  mayBeAlternating,
  mergeSharedField,
} from '../../../../../server/src/contacts/model/merge/alternation';
import { acknowledgeField } from '../../../../../server/src/contacts/model/merge/acknowledge';
import {
  fieldWork,
  type FieldMerge,
  type FieldRule,
} from '../../../../../server/src/contacts/model/merge/merge';
import type { FieldObservation } from '../../../../../server/src/contacts/model/merge/field-observation';

const NOON = Date.UTC(2026, 2, 1, 12, 0, 0);
const MINUTE_MS = 60_000;
const TEXT = { kind: 'text' } as const;
const RULE: FieldRule = { conflict: 's360', blank: 'keep' };

/** One field at an institution; each event takes one minute. */
function aField() {
  let nowMs = NOON;
  let local = 'Basel';
  let editedAtMs: number | null = null;
  let observation: FieldObservation = { base: local, remote: local, setAtMs: NOON };
  const merges: FieldMerge[] = [];
  const field = {
    /** The contact’s value changes at another institution and is pushed. */
    pushes(value: string) {
      local = value;
      nowMs += MINUTE_MS;
      const times = { startedAtMs: nowMs, answeredAtMs: nowMs };
      observation = acknowledgeField(observation, value, times).observation;
    },
    edits(value: string) {
      nowMs += MINUTE_MS;
      editedAtMs = nowMs;
      field.pushes(value);
    },
    changesUnsent(value: string) {
      local = value;
    },
    shows(value: string): FieldMerge {
      nowMs += MINUTE_MS;
      const merge = mergeSharedField(
        observation,
        { value, modifiedAtMs: nowMs, readNow: false },
        { field: TEXT, rule: RULE, local, localChangedAtMs: null, editedAtMs },
        nowMs,
      );
      ({ observation } = merge);
      if (merge.kind === 'taken' || (merge.kind === 'conflict' && merge.outcome === 'remote')) {
        local = value;
      }
      merges.push(merge);
      return merge;
    },
    work: () => fieldWork(observation, local, RULE),
    kinds: () => merges.map(({ kind }) => kind),
    observation: () => observation,
    hasItsEditLoaded: () => mayBeAlternating({ town: observation }),
  };
  return field;
}

describe('a field that S-360 reverts after each push', () => {
  it('is in conflict at the third time and is no longer sent', () => {
    const field = aField();
    for (let round = 0; round < 3; round += 1) {
      field.pushes('Bern');
      field.shows('Basel');
    }
    expect(field.kinds()).toEqual(['taken', 'taken', 'conflict']);
    expect(field.observation()).toMatchObject({ base: 'Bern', remote: 'Basel', held: true });
    expect(field.work()).toBe('nothing');
    expect(field.shows('Basel').kind).toBe('same');
  });

  it('is in conflict even when the CRM has changed meanwhile', () => {
    const field = aField();
    for (let round = 0; round < 3; round += 1) {
      field.pushes('Bern');
      field.changesUnsent('Bale');
      field.shows('Basel');
    }
    expect(field.kinds()).toEqual(['conflict', 'conflict', 'conflict']);
    expect(field.observation()).toMatchObject({ held: true, alternating: { local: 'Bale' } });
    expect(field.work()).toBe('nothing');
  });

  it('needs the time of the last edit only when the next receipt decides', () => {
    const field = aField();
    expect(field.hasItsEditLoaded()).toBe(false);
    field.pushes('Bern');
    field.shows('Basel');
    expect(field.hasItsEditLoaded()).toBe(false);
    field.pushes('Bern');
    field.shows('Basel');
    expect(field.hasItsEditLoaded()).toBe(true);
  });

  it('is not in conflict while a person edits it in between', () => {
    const field = aField();
    for (let round = 0; round < 6; round += 1) {
      field.edits('Bern');
      expect(field.shows('Basel').kind).toBe('taken');
    }
  });

  it('is sent again once the CRM has a new value', () => {
    const field = aField();
    for (let round = 0; round < 3; round += 1) {
      field.pushes('Bern');
      field.shows('Basel');
    }
    field.changesUnsent('Chur');
    expect(field.work()).toBe('send');
    field.pushes('Chur');
    expect(field.observation().held).toBeUndefined();
    expect(field.shows('Chur').kind).toBe('same');
  });

  it('is in conflict again when S-360 reverts it after that', () => {
    const field = aField();
    for (let round = 0; round < 3; round += 1) {
      field.pushes('Bern');
      field.shows('Basel');
    }
    field.pushes('Bern');
    expect(field.shows('Basel').kind).toBe('conflict');
  });

  it('is no longer in conflict when S-360 shows its form of the pushed value again', () => {
    const name = 'Saint-Genest-et-Isson';
    const field = aField();
    for (let round = 0; round < 3; round += 1) {
      field.pushes(name);
      field.shows(name.toUpperCase());
      field.shows('Basel');
    }
    expect(field.observation()).toMatchObject({ base: name, remote: 'Basel', held: true });
    expect(field.shows(name.toUpperCase()).kind).toBe('agreed');
    expect(field.observation()).toMatchObject({ base: name, remote: name });
    expect(field.observation().held).toBeUndefined();
  });

  it('is no longer in conflict when both sides have the same value', () => {
    const field = aField();
    for (let round = 0; round < 3; round += 1) {
      field.pushes('Bern');
      field.shows('Basel');
    }
    field.changesUnsent('Basel');
    expect(field.work()).toBe('agree');
  });
});

describe('the detection of alternating values', () => {
  it('ignores an operator of S-360 who repeatedly changes a value and reverts it', () => {
    const field = aField();
    field.pushes('Bern');
    for (let round = 0; round < 6; round += 1) {
      expect(field.shows('Basel').kind).toBe('taken');
      expect(field.shows('Bern').kind).toBe('taken');
    }
    expect(field.observation().alternations).toBe(1);
  });

  it('ignores a new value each time', () => {
    const field = aField();
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) {
      field.pushes(`pushed ${name}`);
      expect(field.shows(`shown ${name}`).kind).toBe('taken');
    }
    expect(field.observation().alternations).toBeUndefined();
  });
});

describe('a field that was pushed', () => {
  const pushed: FieldObservation = { base: 'a', remote: 'a', pushStartedAtMs: NOON };
  const shows = (
    known: FieldObservation | undefined,
    { conflict = 's360' as FieldRule['conflict'], editedAtMs = null as number | null } = {},
  ) =>
    mergeSharedField(
      known,
      { value: 'b', modifiedAtMs: NOON + MINUTE_MS, readNow: false },
      { field: TEXT, rule: { ...RULE, conflict }, local: 'c', localChangedAtMs: null, editedAtMs },
      NOON + MINUTE_MS,
    );

  it('does not alternate when S-360 shows a value for the first time', () => {
    expect(shows(pushed).observation).toMatchObject({ base: 'b', takenAfterPushMs: NOON });
    expect(shows(pushed).observation.alternations).toBeUndefined();
  });

  it('does not alternate when the CRM overrules the value of S-360', () => {
    const { observation } = shows({ ...pushed, recent: ['b'] }, { conflict: 'crm' });
    expect(observation.alternations).toBeUndefined();
    expect(observation.takenAfterPushMs).toBeUndefined();
  });

  it('counts on from an edit only when that is later than the first alternation', () => {
    const twice = { ...pushed, recent: ['b'], alternations: 1, alternatingSinceMs: NOON };
    const alternationsAfter = (editedAtMs: number) =>
      shows(twice, { editedAtMs }).observation.alternations;
    expect(alternationsAfter(NOON)).toBe(2);
    expect(alternationsAfter(NOON + 1)).toBe(1);
  });

  it('differs from one that was not pushed, which never alternates', () => {
    expect(shows(undefined).observation).toEqual({
      base: 'b',
      remote: 'b',
      setAtMs: NOON + MINUTE_MS,
    });
    expect(shows({ base: 'a', remote: 'a', recent: ['b'] }).observation).not.toHaveProperty(
      'takenAfterPushMs',
    );
  });
});
