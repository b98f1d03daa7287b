import fc from 'fast-check';
import { byteSize } from '../../../../../admin/src/features/inbox/deliveries/byteSize';
import { indentedJson } from '../../../../../admin/src/features/inbox/body/readableBody';
import {
  countedOutcomes,
  isToBeAppliedAgain,
} from '../../../../../admin/src/features/inbox/deliveries/outcomeAppearance';
import {
  contactLabel,
  openableContact,
} from '../../../../../admin/src/features/contacts/links/linkWords';
import { readableBody } from '../../../../../admin/src/features/inbox/body/readableBody';
import { webhookUrl } from '../../../../../admin/src/features/inbox/receiving/webhookUrl';
import type { LinkSummary } from '../../../../../server/src/contracts';

describe('the outcomes listed for a delivery', () => {
  it('are those that at least one item had, with the applied ones first', () => {
    const counts = {
      applied: 3,
      unchanged: 0,
      superseded: 0,
      kept: 1,
      excluded: 0,
      filtered: 4,
      accessControl: 5,
      erased: 0,
      quarantined: 2,
    };
    expect(countedOutcomes(counts)).toEqual([
      { outcome: 'applied', count: 3 },
      { outcome: 'kept', count: 1 },
      { outcome: 'filtered', count: 4 },
      { outcome: 'accessControl', count: 5 },
      { outcome: 'quarantined', count: 2 },
    ]);
  });
});

describe('the outcomes of a delivery that waits', () => {
  const appliedAt = '2026-03-01T09:00:00.000Z';

  it('are from before when it was applied once', () => {
    expect(isToBeAppliedAgain({ state: 'stored', appliedAt })).toBe(true);
  });

  it('are not from before when it has just come, or was applied', () => {
    expect(isToBeAppliedAgain({ state: 'stored', appliedAt: null })).toBe(false);
    expect(isToBeAppliedAgain({ state: 'applied', appliedAt })).toBe(false);
    expect(isToBeAppliedAgain({ state: 'incomplete', appliedAt })).toBe(false);
  });
});

describe('the body of a delivery on the screen', () => {
  it('is indented when it is JSON', () => {
    expect(readableBody('{"a":[1]}')).toEqual({
      text: '{\n  "a": [\n    1\n  ]\n}',
      isJson: true,
      leftOut: 0,
    });
  });

  it('is shown unchanged when it is not JSON', () => {
    expect(readableBody('{"a":')).toEqual({ text: '{"a":', isJson: false, leftOut: 0 });
  });

  it('is shortened when it is too long, with the number of hidden characters', () => {
    expect(readableBody('not json', 3)).toEqual({ text: 'not', isJson: false, leftOut: 5 });
  });

  it.each([
    ['a number that JavaScript cannot hold', '{\n  "id": 12345678901234567890\n}'],
    ['a key that occurs twice', '{\n  "a": 1,\n  "a": 2\n}'],
    ['an escaped character', '{\n  "a": "\\u0041"\n}'],
  ])('preserves %s', (_what, text) => {
    expect(readableBody(text.replace(/\s/g, '')).text).toBe(text);
  });

  it('is indented like JSON.stringify does it, for any JSON value', () => {
    const values = fc.jsonValue({ noUnicodeString: false });
    fc.assert(
      fc.property(values, (value) => {
        const indented = JSON.stringify(value, null, 2);
        expect(indentedJson(JSON.stringify(value))).toBe(indented);
        expect(indentedJson(indented)).toBe(indented);
      }),
    );
  });
});

describe('a size in bytes', () => {
  it.each([
    [0, { value: 0, unit: 'byte' }],
    [999, { value: 999, unit: 'byte' }],
    [48_800, { value: 48.8, unit: 'kilobyte' }],
    [20_000_000, { value: 20, unit: 'megabyte' }],
  ])('of %d is shown in the largest unit that it fills', (byteLength, expected) => {
    expect(byteSize(byteLength)).toEqual(expected);
  });
});

describe('the webhook URL on the screen', () => {
  it('is built from the address of the server, with or without a path', () => {
    const path = '/api/s360/contacts/myvenue';
    expect(webhookUrl('https://crm.example.com', path)).toBe(`https://crm.example.com${path}`);
    expect(webhookUrl('https://example.com/crm/', path)).toBe(`https://example.com/crm${path}`);
  });
});

describe('the contact of a link in the list', () => {
  const link: LinkSummary = {
    contactDocumentId: 'abc',
    contactName: 'Ada Löwe',
    institution: 'myvenue',
    contactNumber: '1001',
    state: 'inSync',
    failure: null,
    pullFailure: null,
    conflictFields: [],
    pendingFields: [],
    waiting: null,
    nextAttemptAt: null,
  };

  it('is shown by name and can be opened', () => {
    expect(contactLabel(link)).toEqual({ kind: 'name', name: 'Ada Löwe' });
    expect(openableContact(link)).toBe('abc');
  });

  it('is shown as nameless when it has no name', () => {
    expect(contactLabel({ ...link, contactName: '' })).toEqual({ kind: 'nameless' });
  });

  it('is shown as deleted and cannot be opened when the link is unlinked and nameless', () => {
    const unlinked: LinkSummary = { ...link, state: 'unlinked', contactName: '' };
    expect(contactLabel(unlinked)).toEqual({ kind: 'deleted' });
    expect(openableContact(unlinked)).toBeNull();
  });
});
