import { aConsent, aCreateLink, agreed, aLink } from '../../helpers/builders/contact-records';
import { ANNA, ofTwin, planned } from './two-contacts';

describe('the consents of a merged contact', () => {
  const allowed = aConsent();
  const refused = aConsent({ allowed: false });
  const twins = (consent: typeof allowed) => ({ ...consent, id: 32, contactDocumentId: 'twin' });

  it.each([
    ['allowed and allowed', allowed, allowed, null],
    ['refused and allowed', refused, allowed, null],
    ['refused and refused', refused, refused, null],
    ['allowed and refused', allowed, refused, false],
  ])('%s: the more restrictive answer stays', (_what, kept, removed, saved) => {
    const { consents } = planned(
      { consents: [kept], links: [aCreateLink()] },
      { consents: [twins(removed)], links: [ofTwin()] },
    );
    expect(consents.removeIds).toEqual([32]);
    expect(consents.save).toMatchObject(
      saved === null ? [] : [{ id: 31, contactDocumentId: 'anna', allowed: saved }],
    );
  });

  it('go where their link goes', () => {
    const { consents } = planned({}, { consents: [twins(allowed)], links: [ofTwin()] });
    expect(consents).toMatchObject({
      removeIds: [32],
      save: [{ id: null, contactDocumentId: 'anna', code: 'NEWS', allowed: true }],
    });
  });

  it('an allowance of one number never becomes that of another', () => {
    const sides = [
      { links: [aLink()] },
      { consents: [twins(allowed)], links: [ofTwin()] },
    ] as const;
    const { consents } = planned(...sides, { onTwoNumbers: 'unlinkRemoved' });
    expect(consents).toEqual({ save: [], removeIds: [] });
  });

  it('a refusal under one number holds for the other, which is sent it', () => {
    const observations = { ...agreed(ANNA), ...agreed({ 'consent:NEWS': 'allowed' }) };
    const plan = planned(
      { consents: [allowed], links: [aLink({ observations })] },
      { consents: [twins(refused)], links: [ofTwin()] },
      { onTwoNumbers: 'unlinkRemoved' },
    );
    expect(plan.consents).toMatchObject({ removeIds: [], save: [{ id: 31, allowed: false }] });
    expect(plan.stayingLinks).toMatchObject([{ id: 11, state: 'pending' }]);
  });

  it.each([
    ['that is another than before', [allowed], refused, 'allowed', 'refused'],
    ['that it did not have', [], allowed, null, 'allowed'],
  ])(
    'an answer %s is in the history, with who merged',
    (_what, kept, removed, oldValue, newValue) => {
      const { history, updatedAt } = planned(
        { consents: kept, links: [aCreateLink()] },
        { consents: [twins(removed)], links: [ofTwin()] },
      );
      expect(history.filter(({ field }) => field === 'consent:NEWS')).toEqual([
        {
          contactDocumentId: 'anna',
          field: 'consent:NEWS',
          oldValue,
          newValue,
          cause: 'merge',
          causedBy: 'admin:1',
          institution: 'myvenue',
          changedAt: updatedAt,
        },
      ]);
    },
  );

  it('an answer that stays is no change', () => {
    const { history } = planned(
      { consents: [refused], links: [aCreateLink()] },
      { consents: [twins(allowed)], links: [ofTwin()] },
    );
    expect(history).toMatchObject([{ field: null }]);
  });
});
