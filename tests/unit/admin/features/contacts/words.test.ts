import {
  mustConfirm,
  wordingToRecord,
} from '../../../../../admin/src/features/contacts/model/consentAnswers';
import {
  changedNameKey,
  fieldLabelKey,
  shortened,
} from '../../../../../admin/src/shared/fields/fieldKeys';
import { relativeTime } from '../../../../../admin/src/shared/time/relativeTime';

describe('a relative time', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  it.each([
    ['2026-03-01T11:59:31Z', { value: -29, unit: 'second' }],
    ['2026-03-01T11:58:30Z', { value: -1, unit: 'minute' }],
    ['2026-03-01T14:30:00Z', { value: 2, unit: 'hour' }],
    ['2026-02-26T12:00:00Z', { value: -3, unit: 'day' }],
    ['2025-12-01T12:00:00Z', { value: -3, unit: 'month' }],
    ['2024-01-01T12:00:00Z', { value: -2, unit: 'year' }],
  ])('for %s is given in the largest unit that it fills', (at, expected) => {
    expect(relativeTime(at, now)).toEqual(expected);
  });
});

describe('the label of a field', () => {
  it('is a translated text for a field of the plugin', () => {
    expect(fieldLabelKey('mobilePhone')).toBe('field.mobilePhone');
  });
  it('is absent for a field that the venue added', () => {
    expect(fieldLabelKey('loyaltyCard')).toBeNull();
    expect(fieldLabelKey('toString')).toBeNull();
  });
  it('is also a translated text for the contact number, which is no field of the contact', () => {
    expect(changedNameKey('contactNumber')).toBe('fieldName.contactNumber');
    expect(changedNameKey('town')).toBe('field.town');
    expect(fieldLabelKey('contactNumber')).toBeNull();
  });
});

describe('a list of fields', () => {
  it('is shortened only when that hides more than one name', () => {
    expect(shortened(['a', 'b', 'c', 'd'], 3)).toEqual([['a', 'b', 'c', 'd'], 0]);
    expect(shortened(['a', 'b', 'c', 'd', 'e'], 3)).toEqual([['a', 'b', 'c'], 2]);
  });
});

describe('a consent on the contact’s page', () => {
  const consent = {
    code: 'NEWS',
    source: 's360' as const,
    changedAt: null,
    wording: null,
    notTaken: null,
  };
  it('asks for confirmation only when a refusal becomes a consent', () => {
    expect(mustConfirm({ ...consent, allowed: false }, true)).toBe(true);
    expect(mustConfirm({ ...consent, allowed: true }, false)).toBe(false);
  });

  it('is recorded with the typed wording, and again only under another one', () => {
    const refused = { ...consent, allowed: false };
    expect(wordingToRecord(refused, ' Form 1\n')).toBe('Form 1');
    expect(wordingToRecord(refused, '  ')).toBeNull();
    const allowed = { ...consent, allowed: true, wording: 'Form 1' };
    expect(wordingToRecord(allowed, 'Form 2')).toBe('Form 2');
    expect(wordingToRecord(allowed, 'Form 1 ')).toBeNull();
  });
});
