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

describe('the values of a merged contact', () => {
  it('are its own; only what is blank is filled, and the history says by whom', () => {
    const keep = aContact({ fields: { town: '', phone: null, zipCode: '8001' } });
    const remove = twin({ town: 'Bern', phone: '044', zipCode: '3000', street1: null });
    const { changes, history, updatedAt } = planned({ contact: keep }, { contact: remove });
    expect(changes).toEqual({ town: 'Bern', phone: '044' });
    expect(updatedAt.getTime()).toBeGreaterThan(keep.updatedAt.getTime());
    expect(history).toEqual(
      [
        { field: null, oldValue: 'twin', newValue: 'anna' },
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

  it('a person and a company are never one', () => {
    const company = twin({}, { type: 'structure' });
    expect(planned({}, { contact: company }).obstacles).toEqual([reason('personAndCompany')]);
  });
});

describe('the links of a merged contact', () => {
  it('of the removed one move with what is known of their fields, and wait where they differ', () => {
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

  it('stay in sync where nothing differs', () => {
    const { movedLinks, stayingLinks } = planned(
      { links: [aLink({ institution: 'museum' })] },
      { links: [ofTwin()] },
    );
    expect([...movedLinks, ...stayingLinks]).toMatchObject([
      { state: 'inSync', markedRevision: 0 },
      { state: 'inSync', markedRevision: 0 },
    ]);
  });

  it('of the kept one are sent what it took from the removed one', () => {
    const { stayingLinks } = planned({ links: [aLink()] }, { contact: twin({ town: 'Bern' }) });
    expect(stayingLinks).toMatchObject([{ id: 11, state: 'pending', markedRevision: 1 }]);
  });

  it('that failed are tried again only with something else', () => {
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

  it('that are being sent are looked at again afterwards', () => {
    const sending = aSending({ kind: 'update', values: { firstName: 'Anna' } });
    const { movedLinks } = planned({}, { links: [ofTwin({ state: 'sending', sending })] });
    expect(movedLinks).toMatchObject([{ state: 'sending', sending, markedRevision: 1 }]);
  });

  it.each<[string, LinkRecord, LinkRecord, string, number[]]>([
    [
      'the removed one has no number',
      aLink(),
      ofTwin({ contactNumber: null }),
      'dropsRemoved',
      [12],
    ],
    ['the kept one has no number', aCreateLink(), ofTwin(), 'dropsKept', [11]],
    [
      'neither has a number',
      aCreateLink(),
      aCreateLink({ id: 12, contactDocumentId: 'twin' }),
      'dropsRemoved',
      [12],
    ],
    [
      'neither has a number and S-360 may have created the removed one',
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
  ])('are one where %s', (_what, kept, removed, outcome, dropped) => {
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
      'was answered with the number of a third',
      aLink(),
      aCreateLink({ id: 12, contactDocumentId: 'twin', state: 'inDoubt', inDoubt: inDoubt('9') }),
    ],
    [
      'is in doubt and the other has a number',
      aCreateLink({ state: 'inDoubt', inDoubt: inDoubt() }),
      ofTwin(),
    ],
    [
      'is in doubt as the other is',
      aCreateLink({ state: 'inDoubt', inDoubt: inDoubt() }),
      aCreateLink({ id: 12, contactDocumentId: 'twin', state: 'inDoubt', inDoubt: inDoubt() }),
    ],
  ])('wait while one of them %s', (_what, kept, removed) => {
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
    ['a person knows under', { ...inDoubt(), notAdopted: { contactNumber: '1000', shown: null } }],
  ])('a create that %s the number of the other is no doubt; it is read again', (_how, doubt) => {
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
  });

  it('with two numbers are refused by name, or the removed one stays behind', () => {
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

  it('that an earlier merge left behind go on to the kept contact', () => {
    const left = ofTwin({ id: 13, contactDocumentId: 'gone', mergedInto: 'twin' });
    const { leftLinks, movedLinks } = planned({}, { links: [ofTwin()], mergedLinks: [left] });
    expect(leftLinks).toMatchObject([{ id: 13, contactDocumentId: 'gone', mergedInto: 'anna' }]);
    expect(movedLinks).toMatchObject([{ id: 12, contactDocumentId: 'anna', mergedInto: null }]);
  });
});

describe('what is held of two contacts that become one', () => {
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

  it('ends for a link that is dropped', () => {
    const create = heldAt(aCreateLink());
    expect(planned({ links: [create] }, { links: [ofTwin()] }).endedHolds).toEqual(hold('anna'));
  });

  it('goes on with a link that moves, and on the one that stays', () => {
    expect(planned({}, { links: [heldAt(ofTwin())] }).endedHolds).toEqual([]);
    const both = { links: [heldAt(aLink())] };
    const plan = planned(both, { links: [ofTwin()] }, { onTwoNumbers: 'unlinkRemoved' });
    expect(plan.endedHolds).toEqual([]);
  });
});
