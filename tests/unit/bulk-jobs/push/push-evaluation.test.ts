import type { LinkRecord } from '../../../../server/src/contacts/records';
import type { ExcludedContact } from '../../../../server/src/contacts/store';
import { addPushCounts, callsOf } from '../../../../server/src/bulk-jobs/push/push-counts';
import {
  evaluateForPush,
  type Double,
} from '../../../../server/src/bulk-jobs/push/push-evaluation';
import { matchable } from '../../../../server/src/contacts/receive/matching';
import { doubleOf } from '../../../../server/src/bulk-jobs/push/doubles';
import { aContact, aLink, someSettings } from '../../../helpers/builders/contact-records';

const context = {
  settings: someSettings(),
  unlinkedOnly: false,
  holdingBulkJobs: new Set([7]),
  toldApart: new Set<string>(),
  asked: new Set<string>(),
};
const double: Double = { contactDocumentId: 'anna-2', contactNumber: '1000' };

const evaluate = (
  given: {
    link?: LinkRecord | null;
    contact?: ReturnType<typeof aContact>;
    double?: Double | null;
    excluded?: ExcludedContact[];
    asked?: string[];
  },
  unlinkedOnly = false,
) =>
  evaluateForPush(
    {
      contact: given.contact ?? aContact(),
      link: given.link ?? null,
      consents: [],
      double: given.double ?? null,
      excluded: given.excluded ?? [],
    },
    { ...context, unlinkedOnly, asked: new Set(given.asked ?? []) },
  );

describe('a contact without a link in a bulk push', () => {
  it('is created at the institution', () => {
    expect(evaluate({})).toEqual({ kind: 'create' });
  });

  it('that matches a linked contact needs a decision by a person', () => {
    expect(evaluate({ double })).toEqual({ kind: 'double', double });
  });

  it('that matches an excluded item is linked with its number', () => {
    const excluded = [{ contactNumber: '100', body: '{}' }];
    const joined = { kind: 'excluded', items: excluded };
    expect(evaluate({ excluded })).toEqual(joined);
    expect(evaluate({ excluded, double })).toEqual(joined);
    expect(evaluate({ excluded, contact: aContact({ fields: { lastName: null } }) })).toEqual(
      joined,
    );
  });

  it('with an open match review waits for the decision', () => {
    const contact = aContact();
    const held = { kind: 'held', because: 'matchReview' };
    expect(evaluate({ contact, asked: [contact.documentId] })).toEqual(held);
    expect(evaluate({ contact, asked: [contact.documentId], double })).toEqual(held);
    expect(evaluate({ contact, asked: ['somebody else'] })).toEqual({ kind: 'create' });
  });

  it.each([null, ' ', 'UNKNOWN'])('cannot be sent with the last name %p', (lastName) => {
    const contact = aContact({ fields: { lastName } });
    expect(evaluate({ contact })).toEqual({ kind: 'notSendable', because: 'noName' });
  });

  it('that is a company needs a company name', () => {
    const company = aContact({ type: 'structure', fields: { lastName: 'X', structureName: null } });
    expect(evaluate({ contact: company })).toMatchObject({ because: 'noName' });
  });
});

describe('a linked contact in a bulk push', () => {
  const changed = aContact({ fields: { town: 'Bern', zipCode: '3000' } });

  it('that equals the state in S-360 is left unchanged', () => {
    expect(evaluate({ link: aLink() })).toEqual({ kind: 'unchanged' });
  });

  it('that differs is updated in the number of differing fields', () => {
    expect(evaluate({ link: aLink(), contact: changed })).toEqual({ kind: 'changed', fields: 2 });
  });

  it.each<[string, Partial<LinkRecord>, object]>([
    ['is pending', { state: 'pending' }, { kind: 'underWay' }],
    ['is being sent', { state: 'sending' }, { kind: 'underWay' }],
    [
      'is on hold for a bulk job',
      { state: 'pending', bulkJobId: 7 },
      { kind: 'held', because: 'bulkJob' },
    ],
    ['belongs to another bulk job', { state: 'pending', bulkJobId: 8 }, { kind: 'underWay' }],
    ['was refused', { state: 'failed' }, { kind: 'held', because: 'failed' }],
    ['is in doubt', { state: 'inDoubt' }, { kind: 'held', because: 'inDoubt' }],
    [
      'belongs to another S-360',
      { baseUrl: 'https://x' },
      { kind: 'notSendable', because: 'otherSystem' },
    ],
    [
      'waits for a decision about a conflict',
      {
        state: 'conflict',
        observations: { ...aLink().observations, town: { base: null, remote: 'Chur', held: true } },
      },
      { kind: 'held', because: 'conflict' },
    ],
  ])('that %s is skipped', (_what, link, evaluation) => {
    const contact = link.observations ? aContact({ fields: { town: 'Bern' } }) : changed;
    expect(evaluate({ link: aLink(link), contact })).toEqual(evaluation);
  });

  it('is left out when only unlinked contacts were requested', () => {
    expect(evaluate({ link: aLink(), contact: changed }, true)).toEqual({ kind: 'leftOut' });
  });
});

describe('a possible duplicate in a bulk push', () => {
  const settings = someSettings();
  const candidates = ['anna', 'anna-2'].map((documentId) => {
    const { fields, type } = aContact();
    return { documentId, ...matchable(type, fields, settings) };
  });
  const linked = (link: LinkRecord | undefined) => (documentId: string) =>
    documentId === 'anna-2' ? link : undefined;

  it('is a matching contact with a number at the institution', () => {
    const linkOf = linked(aLink({ contactDocumentId: 'anna-2' }));
    expect(
      doubleOf(
        aContact(),
        { candidates, linkOf, toldApart: new Set(), awaited: new Set() },
        settings,
      ),
    ).toEqual(double);
  });

  it('is also a matching contact that is about to be created there', () => {
    const linkOf = linked(aLink({ contactNumber: null, state: 'pending' }));
    expect(
      doubleOf(
        aContact(),
        { candidates, linkOf, toldApart: new Set(), awaited: new Set() },
        settings,
      ),
    ).toMatchObject({
      contactNumber: null,
    });
  });

  it('is not a contact that a person has declared to be somebody else', () => {
    const linkOf = linked(aLink({ contactDocumentId: 'anna-2' }));
    const toldApart = new Set(['anna/anna-2']);
    expect(
      doubleOf(aContact(), { candidates, linkOf, toldApart, awaited: new Set() }, settings),
    ).toBeNull();
  });

  it('is also a matching contact with an awaited item but no link', () => {
    const known = { candidates, linkOf: linked(undefined), toldApart: new Set<string>() };
    const found = doubleOf(aContact(), { ...known, awaited: new Set(['anna-2']) }, settings);
    expect(found).toEqual({ contactDocumentId: 'anna-2', contactNumber: null });
  });

  it('is not a matching contact without a link', () => {
    expect(
      doubleOf(
        aContact(),
        { candidates, linkOf: linked(undefined), toldApart: new Set(), awaited: new Set() },
        settings,
      ),
    ).toBeNull();
  });
});

describe('the counts of a bulk push', () => {
  it('add up the outcomes of the contacts, with one call each', () => {
    const counts = addPushCounts({ contacts: 1, unchanged: 1 }, [
      { evaluation: { kind: 'create' }, type: 'individual' },
      { evaluation: { kind: 'create' }, type: 'structure' },
      { evaluation: { kind: 'changed', fields: 3 }, type: 'individual' },
      { evaluation: { kind: 'held', because: 'failed' }, type: 'individual' },
      { evaluation: { kind: 'held', because: 'matchReview' }, type: 'individual' },
      { evaluation: { kind: 'excluded', items: [] }, type: 'individual' },
      { evaluation: { kind: 'leftOut' }, type: 'individual' },
    ]);
    expect(counts).toEqual({
      contacts: 7,
      unchanged: 1,
      createdIndividuals: 1,
      createdStructures: 1,
      changedIndividuals: 1,
      changedFields: 3,
      heldFailed: 1,
      heldMatchReview: 1,
      excluded: 1,
    });
    expect(callsOf(counts)).toBe(3);
  });
});
