import {
  fieldsChangedSince,
  receiptsOf,
  receiptsUntil,
} from '../../../../../admin/src/features/contacts/model/freshness';
import { aStatus } from './contactSyncStatus';

const received = (at: string, changedFields: string[]) =>
  aStatus({ lastReceived: { at, source: 'delivery', changedFields } });
const museum = { code: 'museum', name: 'Museum' };

describe('a contact form', () => {
  it('is up to date while nothing more is received', () => {
    const statuses = [received('2026-03-01T10:00:00Z', ['town'])];
    expect(fieldsChangedSince(statuses, receiptsOf(statuses))).toEqual([]);
  });

  it('is stale in the fields that S-360 has changed since, each named once', () => {
    const seen = receiptsOf([aStatus(), aStatus({ institution: museum })]);
    const statuses = [
      received('2026-03-01T10:00:00Z', ['town', 'phone']),
      { ...received('2026-03-01T10:00:01Z', ['phone']), institution: museum },
    ];
    expect(fieldsChangedSince(statuses, seen)).toEqual(['town', 'phone']);
  });

  it('is not stale when a receipt changed nothing', () => {
    const seen = receiptsOf([aStatus()]);
    expect(fieldsChangedSince([received('2026-03-01T10:00:00Z', [])], seen)).toEqual([]);
  });

  it('is stale after a receipt that is dated before the record but was applied after it', () => {
    const seen = receiptsOf([received('2026-03-01T09:00:00Z', ['town'])]);
    const statuses = [received('2026-03-01T09:30:00Z', ['email'])];
    expect(fieldsChangedSince(statuses, seen)).toEqual(['email']);
  });
});

describe('a contact form that was just opened', () => {
  const statuses = [received('2026-03-01T10:00:00Z', ['town'])];

  it('contains everything received up to its record', () => {
    const seen = receiptsUntil(statuses, '2026-03-01T10:00:00Z');
    expect(fieldsChangedSince(statuses, seen)).toEqual([]);
  });

  it('is stale when it comes from a cache older than a receipt', () => {
    const seen = receiptsUntil(statuses, '2026-03-01T09:59:00Z');
    expect(fieldsChangedSince(statuses, seen)).toEqual(['town']);
  });

  it('counts as up to date when its record has no time', () => {
    expect(fieldsChangedSince(statuses, receiptsUntil(statuses, ''))).toEqual([]);
  });
});
