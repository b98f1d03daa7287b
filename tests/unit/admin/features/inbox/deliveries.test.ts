import fc from 'fast-check';
import { byteSize } from '../../../../../admin/src/features/inbox/deliveries/byteSize';
import { indentedJson } from '../../../../../admin/src/features/inbox/body/indentedJson';
import { countedOutcomes } from '../../../../../admin/src/features/inbox/deliveries/outcomeAppearance';
import {
  contactLabel,
  openableContact,
} from '../../../../../admin/src/features/contacts/links/linkWords';
import { readableBody } from '../../../../../admin/src/features/inbox/body/readableBody';
import { webhookUrl } from '../../../../../admin/src/features/inbox/receiving/webhookUrl';
import type { LinkSummary } from '../../../../../server/src/contracts';

describe('the outcomes of a delivery', () => {
  it('are those that at least one item had, the applied ones first', () => {
    const counts = {
      applied: 3,
      unchanged: 0,
      superseded: 0,
      kept: 1,
      excluded: 0,
      filtered: 4,
      accessControl: 5,
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

describe('a body', () => {
  it('is indented when it is JSON', () => {
    expect(readableBody('{"a":[1]}')).toEqual({
      text: '{\n  "a": [\n    1\n  ]\n}',
      isJson: true,
      leftOut: 0,
    });
  });

  it('is shown as it came when it is not', () => {
    expect(readableBody('{"a":')).toEqual({ text: '{"a":', isJson: false, leftOut: 0 });
  });

  it('is cut where it is too long, and says by how much', () => {
    expect(readableBody('not json', 3)).toEqual({ text: 'not', isJson: false, leftOut: 5 });
  });

  it.each([
    ['a number that JavaScript cannot hold', '{\n  "id": 12345678901234567890\n}'],
    ['a key that stands there twice', '{\n  "a": 1,\n  "a": 2\n}'],
    ['an escaped character', '{\n  "a": "\\u0041"\n}'],
  ])('keeps %s', (_what, text) => {
    expect(readableBody(text.replace(/\s/g, '')).text).toBe(text);
  });

  it('is indented like any other JSON', () => {
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

describe('a size', () => {
  it.each([
    [0, { value: 0, unit: 'byte' }],
    [999, { value: 999, unit: 'byte' }],
    [48_800, { value: 48.8, unit: 'kilobyte' }],
    [20_000_000, { value: 20, unit: 'megabyte' }],
  ])('of %d bytes is in the largest unit that it fills', (byteLength, expected) => {
    expect(byteSize(byteLength)).toEqual(expected);
  });
});

describe('the webhook URL', () => {
  it('stands below the address of the server, wherever that is', () => {
    const path = '/api/s360/contacts/myvenue';
    expect(webhookUrl('https://crm.example.com', path)).toBe(`https://crm.example.com${path}`);
    expect(webhookUrl('https://example.com/crm/', path)).toBe(`https://example.com/crm${path}`);
  });
});

describe('the contact of a link', () => {
  const link: LinkSummary = {
    contactDocumentId: 'abc',
    contactName: 'Ada Löwe',
    institution: 'myvenue',
    contactNumber: '1001',
    state: 'inSync',
    failure: null,
    pullFailure: null,
    conflictFields: [],
    waiting: null,
    nextAttemptAt: null,
  };

  it('is called by its name and can be opened', () => {
    expect(contactLabel(link)).toEqual({ kind: 'name', name: 'Ada Löwe' });
    expect(openableContact(link)).toBe('abc');
  });

  it('may have no name', () => {
    expect(contactLabel({ ...link, contactName: '' })).toEqual({ kind: 'nameless' });
  });

  it('may be deleted, and is not opened then', () => {
    const unlinked: LinkSummary = { ...link, state: 'unlinked', contactName: '' };
    expect(contactLabel(unlinked)).toEqual({ kind: 'deleted' });
    expect(openableContact(unlinked)).toBeNull();
  });
});
