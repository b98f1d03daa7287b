import { mergeSnapshot } from '../../../../../server/src/contacts/model/merge/merge-snapshot';
import {
  aConsent,
  aSending,
  aSnapshot,
  at,
  atMs,
} from '../../../../helpers/builders/contact-records';
import { aMerge, PULL } from './a-merge';

describe('a consent in a snapshot', () => {
  const news = (allowed: boolean, modifiedAtMs = atMs(0)) =>
    aSnapshot({}, { consents: { NEWS: allowed }, modifiedAtMs });
  const both = (value: string) => ({
    observations: { 'consent:NEWS': { base: value, remote: value, setAtMs: atMs(-60_000) } },
  });

  it('replaces the contact’s answer to the same kind of marketing only', () => {
    const consents = [aConsent({ id: 30, code: 'POST' }), aConsent({ wording: 'Form 1' })];
    const merged = mergeSnapshot(
      aMerge({ consents, snapshot: news(false), link: both('allowed') }),
    );
    expect(merged).toMatchObject({ outcome: 'applied', conflicts: [] });
    expect(merged.consents).toEqual([
      {
        id: 31,
        institution: 'myvenue',
        contactDocumentId: 'anna',
        code: 'NEWS',
        allowed: false,
        source: 's360',
        changedAt: at(500),
        changedByUser: null,
        wording: null,
      },
    ]);
  });

  it('is recorded anew where the contact has no answer, even when S-360’s is known', () => {
    const merged = mergeSnapshot(aMerge({ snapshot: news(true), link: both('allowed') }));
    expect(merged.consents).toMatchObject([{ id: null, code: 'NEWS', allowed: true }]);
  });

  it('is not recorded when it is late or already recorded', () => {
    const late = aMerge({ snapshot: news(false, atMs(-90_000)), link: both('allowed') });
    expect(mergeSnapshot(late)).toMatchObject({ outcome: 'superseded', consents: [] });
    const recorded = aMerge({
      consents: [aConsent()],
      snapshot: news(true),
      link: both('allowed'),
    });
    expect(mergeSnapshot(recorded)).toMatchObject({ outcome: 'unchanged', consents: [] });
  });

  it('leaves the same answer of a person as it was recorded, in whatever order it comes back', () => {
    const observation = {
      base: 'allowed',
      remote: 'refused',
      setAtMs: atMs(0),
      unanswered: { values: ['allowed'], base: 'refused', isUndatedSince: true as const },
    };
    const merged = mergeSnapshot(
      aMerge({
        consents: [aConsent({ source: 'crm', changedByUser: 'admin:1', wording: 'Form 1' })],
        snapshot: news(true),
        link: { observations: { 'consent:NEWS': observation } },
        source: PULL,
      }),
    );
    expect(merged.link.observations['consent:NEWS']).toMatchObject({ remote: 'allowed' });
    expect(merged.consents).toEqual([]);
  });

  it.each([
    ['of S-360', true, false, [{ allowed: false }], 'remote'],
    ['of the CRM', false, true, [], 'local'],
  ])(
    'in conflict ends in the refusal %s, and is recorded',
    (_whose, local, shown, consents, outcome) => {
      const known = aConsent({ allowed: local, changedAt: at(-1000), changedByUser: 'admin:1' });
      const input = aMerge({
        consents: [known],
        snapshot: news(shown),
        link: { observations: {} },
      });
      expect(mergeSnapshot(input)).toMatchObject({
        consents,
        conflicts: [
          {
            field: 'consent:NEWS',
            baseValue: null,
            localValue: local ? 'allowed' : 'refused',
            remoteValue: shown ? 'allowed' : 'refused',
            localChangedAt: at(-1000),
            rule: 'restrictive',
            outcome,
          },
        ],
      });
    },
  );

  it('in conflict has no time in the CRM where none is known', () => {
    const known = aConsent({ allowed: true, changedAt: null });
    const input = aMerge({ consents: [known], snapshot: news(false), link: { observations: {} } });
    expect(mergeSnapshot(input).conflicts).toMatchObject([{ localChangedAt: null }]);
  });

  it('that is being sent is acknowledged', () => {
    const sending = aSending({ values: { 'consent:NEWS': 'refused' } });
    const merged = mergeSnapshot(
      aMerge({
        consents: [aConsent({ allowed: false })],
        snapshot: news(true),
        link: { ...both('allowed'), state: 'sending', sending },
      }),
    );
    expect(merged).toMatchObject({ outcome: 'unchanged', conflicts: [] });
    const echo = mergeSnapshot(
      aMerge({
        consents: [aConsent({ allowed: false })],
        snapshot: news(false),
        link: { ...both('allowed'), state: 'sending', sending },
      }),
    );
    expect(echo.link.observations['consent:NEWS']).toMatchObject({ base: 'refused' });
  });
});
