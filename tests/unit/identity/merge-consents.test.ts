import { aConsent, aCreateLink, agreed, aLink } from '../../helpers/builders/contact-records';
import { ANNA, ofTwin, planned } from './two-contacts';

describe('the merge of two contacts with consents', () => {
  const allowed = aConsent();
  const refused = aConsent({ allowed: false });
  const twins = (consent: typeof allowed) => ({
    ...consent,
    id: 32,
    contactDocumentId: 'twin',
    wording: 'Form of the twin',
  });

  it.each([
    ['allowed and allowed', allowed, allowed, null],
    ['refused and allowed', refused, allowed, null],
    ['refused and refused', refused, refused, null],
    ['allowed and refused', allowed, refused, false],
  ])('keeps the more restrictive answer of %s', (_what, kept, removed, saved) => {
    const { consents } = planned(
      { consents: [kept], links: [aCreateLink()] },
      { consents: [twins(removed)], links: [ofTwin()] },
    );
    expect(consents.removeIds).toEqual([32]);
    expect(consents.save).toMatchObject(
      saved === null ? [] : [{ id: 31, contactDocumentId: 'anna', allowed: saved }],
    );
  });

  it('moves consents together with their link', () => {
    const { consents } = planned({}, { consents: [twins(allowed)], links: [ofTwin()] });
    expect(consents).toMatchObject({
      removeIds: [32],
      save: [
        {
          id: null,
          contactDocumentId: 'anna',
          code: 'NEWS',
          allowed: true,
          wording: 'Form of the twin',
        },
      ],
    });
  });

  it('never transfers an agreement from one number to another', () => {
    const sides = [
      { links: [aLink()] },
      { consents: [twins(allowed)], links: [ofTwin()] },
    ] as const;
    const { consents } = planned(...sides, { onTwoNumbers: 'unlinkRemoved' });
    expect(consents).toEqual({ save: [], removeIds: [twins(allowed).id] });
  });

  it('applies a refusal for one number to the other, and sends it', () => {
    const observations = { ...agreed(ANNA), ...agreed({ 'consent:NEWS': 'allowed' }) };
    const plan = planned(
      { consents: [allowed], links: [aLink({ observations })] },
      { consents: [twins(refused)], links: [ofTwin()] },
      { onTwoNumbers: 'unlinkRemoved' },
    );
    expect(plan.consents).toMatchObject({
      removeIds: [twins(refused).id],
      save: [{ id: 31, allowed: false }],
    });
    expect(plan.stayingLinks).toMatchObject([{ id: 11, state: 'pending' }]);
  });

  it.each([
    ['that differs from before', [allowed], refused, 'allowed', 'refused'],
    ['that was missing before', [], allowed, null, 'allowed'],
  ])(
    'records an answer %s in the history, with the author of the merge',
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
          wording: 'Form of the twin',
          cause: 'merge',
          causedBy: 'admin:1',
          institution: 'myvenue',
          changedAt: updatedAt,
        },
      ]);
    },
  );

  it('records no change for an answer that stays the same', () => {
    const { history } = planned(
      { consents: [refused], links: [aCreateLink()] },
      { consents: [twins(allowed)], links: [ofTwin()] },
    );
    expect(history).toMatchObject([{ field: null }]);
  });
});
