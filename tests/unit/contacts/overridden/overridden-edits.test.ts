import fc from 'fast-check';
import {
  overriddenAmong,
  type LastChange,
  type ReplacedValue,
} from '../../../../server/src/contacts/model/merge/overridden';
import {
  aContact,
  agreed,
  aLink,
  aSnapshot,
  at,
  atMs,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { runCount } from '../../../helpers/runs/run-counts';
import { seedOfRun } from '../../../helpers/runs/random';

const HOUR_MS = 3_600_000;

const typed: LastChange = {
  contactDocumentId: 'anna',
  field: 'town',
  oldValue: 'Basel',
  cause: 'crm',
  causedBy: 'admin:1',
  changedAt: at(0),
};

const replaced: ReplacedValue = {
  institution: 'myvenue',
  contactDocumentId: 'anna',
  field: 'town',
  before: 'Chur',
  now: 'Bern',
  replacedAt: at(60_000),
  wasSent: false,
};

describe('a value that S-360 replaced', () => {
  it('is an overridden edit when a person typed it and it had not been sent, however long ago', () => {
    const late = { ...replaced, replacedAt: at(1000 * HOUR_MS) };
    expect(overriddenAmong([late], [typed])).toEqual([
      {
        institution: 'myvenue',
        contactDocumentId: 'anna',
        field: 'town',
        typedValue: 'Chur',
        typedBy: 'admin:1',
        typedAt: at(0),
        shownValue: 'Bern',
        wasSent: false,
        replacedAt: late.replacedAt,
      },
    ]);
  });

  it.each([
    ['within a day of the edit', 23 * HOUR_MS, 'Bern', 1],
    ['later, by another value', 25 * HOUR_MS, 'Bern', 0],
    ['later, by the one that the edit replaced', 25 * HOUR_MS, 'Basel', 1],
  ])('after it was sent counts %s: %#', (_when, afterMs, now, count) => {
    const value = { ...replaced, now, wasSent: true, replacedAt: at(afterMs) };
    expect(overriddenAmong([value], [typed])).toHaveLength(count);
  });

  it.each<[string, Partial<LastChange>]>([
    ['an API token', { causedBy: 'api-token:1' }],
    ['an AI client', { causedBy: 'mcp:1' }],
    ['a file', { cause: 'bulkJob', causedBy: '4' }],
    ['another institution', { cause: 'delivery', causedBy: '4' }],
    ['nobody known', { causedBy: null }],
  ])('is none when it came from %s', (_from, change) => {
    expect(overriddenAmong([replaced], [{ ...typed, ...change }])).toEqual([]);
  });

  it('is none when something else replaced the edit first', () => {
    const since: LastChange = { ...typed, cause: 'delivery', causedBy: '4', changedAt: at(1) };
    expect(overriddenAmong([replaced], [typed, since])).toEqual([]);
  });

  it('is one when a person typed it in the form of a new contact', () => {
    const created: LastChange = { ...typed, field: null, oldValue: null };
    expect(overriddenAmong([replaced], [created])).toMatchObject([{ typedBy: 'admin:1' }]);
    expect(overriddenAmong([replaced], [{ ...created, causedBy: 'mcp:1' }])).toEqual([]);
  });
});

describe('a contact that a number is matched to', () => {
  it('keeps in mind what a person typed before S-360’s value took its place', async () => {
    const fields = { lastName: 'Keller', firstName: 'Anna', email: 'anna@example.com' };
    const engine = anEngine({
      contacts: [aContact({ fields: { ...fields, town: null } })],
      links: [],
    });
    await engine.edit('anna', { town: 'Chur' }, 1000);
    const shown = aSnapshot({ ...fields, town: 'Bern' }, { modifiedAtMs: atMs(60_000) });
    await engine.deliver([shown], 61_000);
    expect(engine.contact().fields.town).toBe('Bern');
    expect(engine.tables().overridden).toMatchObject([
      { typedValue: 'Chur', typedBy: 'admin:1', shownValue: 'Bern', wasSent: false },
    ]);
  });
});

type Step = { kind: 'edit' | 's360'; value: string } | { kind: 'push' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom('Chur', 'Thun', 'Zug').map((value): Step => ({ kind: 'edit', value })),
  fc.constantFrom('Bern', 'Genf', 'Sion').map((value): Step => ({ kind: 's360', value })),
  fc.constant<Step>({ kind: 'push' }),
);

describe('edits, pushes and deliveries in any order', () => {
  it('record an edit whenever S-360’s value takes the place of the one typed last, and never else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 12 }), async (steps) => {
        const engine = anEngine({
          contacts: [aContact({ fields: { town: 'Basel' } })],
          links: [aLink({ observations: agreed({ town: 'Basel' }) })],
        });
        const expected: { typedValue: string; shownValue: string }[] = [];
        let own: string | null = null;
        let ms = 0;
        for (const step of steps) {
          ms += 10_000;
          const before = engine.contact().fields.town ?? null;
          if (step.kind === 'edit') {
            await engine.edit('anna', { town: step.value }, ms);
            if (before !== step.value) own = step.value;
          } else if (step.kind === 'push') {
            const begun = await engine.begin({ ms });
            if (begun.kind === 'send') await engine.accept(begun.sending, { ms });
          } else {
            await engine.deliver([aSnapshot({ town: step.value }, { modifiedAtMs: atMs(ms) })], ms);
            if (engine.contact().fields.town === before) continue;
            if (own !== null && own === before)
              expected.push({ typedValue: own, shownValue: step.value });
            own = null;
          }
        }
        expect(engine.tables().overridden).toMatchObject(expected);
        expect(engine.tables().overridden).toHaveLength(expected.length);
      }),
      { numRuns: runCount({ test: 300, long: 20_000 }), seed: seedOfRun() },
    );
  });
});
