import {
  linkCounts,
  linksNeedingSomebody,
  quarantinedItems,
  stateToLookAt,
} from '../../../../../admin/src/features/institutions/attention';
import { quotaUse } from '../../../../../admin/src/shared/calls/callQuota';
import { anInstitution } from './institutionStatus';

const none = {
  inSync: 0,
  harmed: 0,
  conflict: 0,
  pending: 0,
  sending: 0,
  notSent: 0,
  failed: 0,
  inDoubt: 0,
  ended: 0,
  unlinked: 0,
};

describe('the link counts on the overview', () => {
  const institutions = [
    anInstitution({ links: { ...none, failed: 2, inSync: 5 }, quarantinedItems: 1 }),
    anInstitution({ code: 'museum', links: { ...none, failed: 1, inDoubt: 4, conflict: 3 } }),
  ];

  it('are added up over all institutions', () => {
    expect(linkCounts(institutions, undefined)).toEqual({
      ...none,
      failed: 3,
      inDoubt: 4,
      conflict: 3,
      inSync: 5,
    });
    expect(quarantinedItems(institutions)).toBe(1);
  });

  it('can be limited to one institution', () => {
    expect(linkCounts(institutions, 'museum')).toEqual({
      ...none,
      failed: 1,
      inDoubt: 4,
      conflict: 3,
    });
  });

  it('are zero for an unknown institution', () => {
    expect(linkCounts(institutions, 'nowhere')).toEqual(none);
  });
});

describe('the links that need attention', () => {
  it('are all that need a person, without the conflicts, which are counted beside their list', () => {
    const counts = { ...none, harmed: 1, failed: 2, inDoubt: 1, ended: 3, conflict: 4, pending: 9 };
    expect(linksNeedingSomebody({ ...counts, inSync: 50 })).toBe(7);
  });

  it('are opened by state in the order: lost values, failed, in doubt, ended, conflict', () => {
    expect(stateToLookAt({ ...none, harmed: 1, failed: 1 })).toBe('harmed');
    expect(stateToLookAt({ ...none, failed: 1, inDoubt: 1 })).toBe('failed');
    expect(stateToLookAt({ ...none, inDoubt: 1 })).toBe('inDoubt');
    expect(stateToLookAt({ ...none, inDoubt: 1, conflict: 1 })).toBe('inDoubt');
    expect(stateToLookAt({ ...none, ended: 1, conflict: 1 })).toBe('ended');
    expect(stateToLookAt({ ...none, conflict: 1, pending: 3 })).toBe('conflict');
    expect(stateToLookAt(none)).toBe('failed');
  });
});

describe('the use of the monthly quota', () => {
  it.each([
    [0, { percent: 0, level: 'enough' }],
    [7_999, { percent: 79, level: 'enough' }],
    [8_000, { percent: 80, level: 'nearlyUsed' }],
    [9_999, { percent: 99, level: 'nearlyUsed' }],
    [10_000, { percent: 100, level: 'used' }],
    [10_050, { percent: 100, level: 'used' }],
  ])('after %d of 10,000 calls is %o', (calls, expected) => {
    expect(quotaUse(calls, 10_000)).toEqual(expected);
  });

  it('is absent without a quota', () => {
    expect(quotaUse(500, null)).toBeNull();
  });

  it('is full when no calls are allowed', () => {
    expect(quotaUse(0, 0)).toEqual({ percent: 100, level: 'used' });
  });
});
