import type { InDoubt, LinkRecord } from '../../../server/src/contacts/records';
import {
  aContact,
  aCreateLink,
  agreed,
  aLink,
  aSending,
  at,
} from '../../helpers/builders/contact-records';
import { ANNA, ofTwin, planned, twin } from './two-contacts';
import { written } from '../../helpers/builders/reasons';
import { reason } from '../../../server/src/contracts/reasons';

const inDoubt = (answeredNumber?: string): InDoubt => ({
  sending: aSending(),
  since: at(0).toISOString(),
  lookups: 0,
  ...(answeredNumber !== undefined && { answeredNumber }),
});

describe('a contact after a merge', () => {
  it('keeps its own values, has its blanks filled, and records the author in the history', () => {
    const keep = aContact({ fields: { town: '', phone: null, zipCode: '8001' } });
    const remove = twin({ town: 'Bern', phone: '044', zipCode: '3000', street1: null });
    const { changes, history, updatedAt } = planned({ contact: keep }, { contact: remove });
    expect(changes).toEqual({ town: 'Bern', phone: '044' });
    expect(updatedAt.getTime()).toBeGreaterThan(keep.updatedAt.getTime());
    expect(history).toEqual(
      [
        {
          field: null,
          oldValue: 'twin',
          newValue: 'anna',
          mergedName: 'Anna Keller',
          mergedFields: expect.stringContaining('"zipCode":"3000"'),
        },
        { field: 'town', oldValue: '', newValue: 'Bern' },
        { field: 'phone', oldValue: null, newValue: '044' },
      ].map((entry) => ({
        ...entry,
        contactDocumentId: 'anna',
        cause: 'merge',
        causedBy: 'admin:1',
        institution: null,
        changedAt: updatedAt,
      })),
    );
  });

  it('still knows the name of the contact that was removed', () => {
    const remove = twin({ firstName: 'Anne', lastName: 'Keller' });
    expect(planned({}, { contact: remove }).history[0]).toMatchObject({
      field: null,
      mergedName: 'Anne Keller',
    });
  });

  it('is never both a person and a company', () => {
    const company = twin({}, { type: 'structure' });
    expect(planned({}, { contact: company }).obstacles).toEqual([reason('personAndCompany')]);
  });
});

describe('the links of merged contacts', () => {
  it('move with the known values of their fields, and are pending when they differ', () => {
    const link = ofTwin({ observations: agreed({ ...ANNA, firstName: 'Anne', town: 'Bern' }) });
    const remove = { contact: twin({ firstName: 'Anne', town: 'Bern' }), links: [link] };
    const plan = planned({}, remove);
    expect(plan.links).toMatchObject([{ institution: 'myvenue', outcome: 'moves' }]);
    expect(plan.movedLinks).toMatchObject([
      {
        id: 12,
        contactDocumentId: 'anna',
        contactNumber: '2000',
        observations: link.observations,
        state: 'pending',
        markedRevision: 1,
        lane: 'edit',
      },
    ]);
    expect(plan.droppedLinks).toEqual([]);
  });

  it('stay in sync when nothing differs', () => {
    const { movedLinks, stayingLinks } = planned(
      { links: [aLink({ institution: 'museum' })] },
      { links: [ofTwin()] },
    );
    expect([...movedLinks, ...stayingLinks]).toMatchObject([
      { state: 'inSync', markedRevision: 0 },
      { state: 'inSync', markedRevision: 0 },
    ]);
  });

  it('become pending on the remaining contact for what it received from the removed one', () => {
    const { stayingLinks } = planned({ links: [aLink()] }, { contact: twin({ town: 'Bern' }) });
    expect(stayingLinks).toMatchObject([{ id: 11, state: 'pending', markedRevision: 1 }]);
  });

  it('are retried after a failure only when something has changed', () => {
    const failed = {
      state: 'failed',
      attempts: 3,
      failure: { code: 'x', reason: written(''), at: '' },
    };
    const link = aLink(failed as Partial<LinkRecord>);
    expect(planned({ links: [link] }, {}).stayingLinks).toEqual([link]);
    const again = planned({ links: [link] }, { contact: twin({ town: 'Bern' }) }).stayingLinks;
    expect(again).toMatchObject([{ state: 'pending', attempts: 0 }]);
  });

  it('are checked again after a push in progress', () => {
    const sending = aSending({ kind: 'update', values: { firstName: 'Anna' } });
    const { movedLinks } = planned({}, { links: [ofTwin({ state: 'sending', sending })] });
    expect(movedLinks).toMatchObject([{ state: 'sending', sending, markedRevision: 1 }]);
  });

  it.each<[string, LinkRecord, LinkRecord, string, number[]]>([
    [
      'the removed contact has no number',
      aLink(),
      ofTwin({ contactNumber: null }),
      'dropsRemoved',
      [12],
    ],
    ['the remaining contact has no number', aCreateLink(), ofTwin(), 'dropsKept', [11]],
    [
      'neither contact has a number',
      aCreateLink(),
      aCreateLink({ id: 12, contactDocumentId: 'twin' }),
      'dropsRemoved',
      [12],
    ],
    [
      'neither contact has a number and S-360 may have created the removed one',
      aCreateLink(),
      aCreateLink({
        id: 12,
        contactDocumentId: 'twin',
        state: 'inDoubt',
        inDoubt: inDoubt(),
      }),
      'dropsKept',
      [11],
    ],
  ])('become one link when %s', (_what, kept, removed, outcome, dropped) => {
    const plan = planned({ links: [kept] }, { links: [removed] });
    expect(plan.obstacles).toEqual([]);
    expect(plan.links).toMatchObject([{ outcome }]);
    expect(plan.droppedLinks.map(({ id }) => id)).toEqual(dropped);
    const left = [...plan.stayingLinks, ...plan.movedLinks];
    expect(left).toMatchObject([{ contactDocumentId: 'anna' }]);
  });

  it.each<[string, LinkRecord, LinkRecord]>([
    [
      'is being created',
      aLink(),
      aCreateLink({ id: 12, contactDocumentId: 'twin', state: 'sending', sending: aSending() }),
    ],
    [
      'is in doubt',
      aLink(),
      aCreateLink({ id: 12, contactDocumentId: 'twin', state: 'inDoubt', inDoubt: inDoubt() }),
    ],
    [
      'was answered with the number of a third contact',
      aLink(),
      aCreateLink({ id: 12, contactDocumentId: 'twin', state: 'inDoubt', inDoubt: inDoubt('9') }),
    ],
    [
      'is in doubt although the other has a number',
      aCreateLink({ state: 'inDoubt', inDoubt: inDoubt() }),
      ofTwin(),
    ],
    [
      'is in doubt like the other one',
      aCreateLink({ state: 'inDoubt', inDoubt: inDoubt() }),
      aCreateLink({ id: 12, contactDocumentId: 'twin', state: 'inDoubt', inDoubt: inDoubt() }),
    ],
  ])('block the merge while one of them %s', (_what, kept, removed) => {
    const { obstacles } = planned({ links: [kept] }, { links: [removed] });
    expect(obstacles).toEqual([
      expect.objectContaining({
        code: 'createOpen',
        values: expect.objectContaining({ institution: 'myvenue' }),
      }),
    ]);
  });

  it.each<[string, InDoubt]>([
    ['S-360 answered with', inDoubt('1000')],
    [
      'a person confirmed under',
      { ...inDoubt(), notAdopted: { contactNumber: '1000', shown: null } },
    ],
  ])(
    'end the doubt about a create that %s the number of the other contact, which is read again',
    (_how, doubt) => {
      const removed = aCreateLink({
        id: 12,
        contactDocumentId: 'twin',
        state: 'inDoubt',
        inDoubt: doubt,
      });
      const plan = planned({ links: [aLink()] }, { links: [removed] });
      expect(plan).toMatchObject({
        obstacles: [],
        droppedLinks: [{ id: 12 }],
        pulls: [{ institution: 'myvenue', contactNumber: '1000', lane: 'edit' }],
      });
    },
  );

  it('block the merge with two numbers, unless the removed number is left behind', () => {
    const sides = [{ links: [aLink()] }, { links: [ofTwin()] }] as const;
    const refused = planned(...sides);
    expect(refused.obstacles).toEqual([
      reason('bothHaveNumbers', { institution: 'myvenue', kept: '1000', removed: '2000' }),
    ]);
    const unlinked = planned(...sides, { onTwoNumbers: 'unlinkRemoved' });
    expect(unlinked).toMatchObject({ obstacles: [], movedLinks: [], droppedLinks: [] });
    expect(unlinked.stayingLinks).toMatchObject([{ id: 11, contactNumber: '1000' }]);
    expect(unlinked.leftLinks).toMatchObject([
      { id: 12, contactNumber: '2000', contactDocumentId: 'twin', mergedInto: 'anna' },
    ]);
  });

  it('follow the remaining contact even when they were left behind by an earlier merge', () => {
    const left = ofTwin({ id: 13, contactDocumentId: 'gone', mergedInto: 'twin' });
    const { leftLinks, movedLinks } = planned({}, { links: [ofTwin()], mergedLinks: [left] });
    expect(leftLinks).toMatchObject([{ id: 13, contactDocumentId: 'gone', mergedInto: 'anna' }]);
    expect(movedLinks).toMatchObject([{ id: 12, contactDocumentId: 'anna', mergedInto: null }]);
  });
});

describe('the hold on a link of merged contacts', () => {
  const heldAt = (link: LinkRecord) => ({
    ...link,
    observations: { town: { base: 'Basel', remote: 'Bern', held: true as const } },
  });
  const hold = (contactDocumentId: string) => [
    { institution: 'myvenue', contactDocumentId, field: 'town' },
  ];

  it('ends for a number that is left behind', () => {
    const plan = planned(
      { links: [aLink()] },
      { links: [heldAt(ofTwin())] },
      { onTwoNumbers: 'unlinkRemoved' },
    );
    expect(plan.leftLinks).toMatchObject([{ id: 12 }]);
    expect(plan.endedHolds).toEqual(hold('twin'));
  });

  it('ends for a link that is deleted', () => {
    const create = heldAt(aCreateLink());
    expect(planned({ links: [create] }, { links: [ofTwin()] }).endedHolds).toEqual(hold('anna'));
  });

  it('continues on a link that moves and on the link that stays', () => {
    expect(planned({}, { links: [heldAt(ofTwin())] }).endedHolds).toEqual([]);
    const both = { links: [heldAt(aLink())] };
    const plan = planned(both, { links: [ofTwin()] }, { onTwoNumbers: 'unlinkRemoved' });
    expect(plan.endedHolds).toEqual([]);
  });
});
