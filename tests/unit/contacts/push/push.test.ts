import {
  aContact,
  aConsent,
  aCreateLink,
  agreed,
  aLink,
  aSnapshot,
  at,
  atMs,
  someSettings,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { written } from '../../../helpers/builders/reasons';

const withLink = () => anEngine({ contacts: [aContact()], links: [aLink()] });
const withCreate = () => anEngine({ contacts: [aContact()], links: [aCreateLink()] });

async function edited() {
  const engine = withLink();
  await engine.edit('anna', { firstName: 'Annie' });
  return engine;
}

describe('an edit', () => {
  it('leaves the link pending, in the lane of edits, and is in the history', async () => {
    const engine = await edited();
    expect(engine.link()).toMatchObject({ state: 'pending', markedRevision: 1, lane: 'edit' });
    expect(engine.tables().history).toMatchObject([
      {
        field: 'firstName',
        oldValue: 'Anna',
        newValue: 'Annie',
        cause: 'crm',
        causedBy: 'admin:1',
      },
    ]);
  });

  it('is one call with what differs, ten edits or one', async () => {
    const engine = await edited();
    await engine.edit('anna', { firstName: 'Ann', lastName: 'Frei' });
    const { request, sending } = await engine.beginCall();
    expect(sending).toMatchObject({
      kind: 'update',
      revision: 2,
      values: { firstName: 'Ann', lastName: 'Frei' },
    });
    expect(request).toEqual({
      type: 'individual',
      body: {
        individualContactData: {
          contactNumber: '1000',
          individualFirstname: 'Ann',
          individualLastname: 'Frei',
        },
      },
    });
  });

  it('that is taken back is no call', async () => {
    const engine = await edited();
    await engine.edit('anna', { firstName: 'Anna' });
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
    expect(engine.link()).toMatchObject({
      state: 'inSync',
      markedRevision: 2,
      acknowledgedRevision: 2,
    });
  });

  it('of a spelling alone is no call', async () => {
    const phones = { mobilePhone: '+41446681800' };
    const engine = anEngine({
      contacts: [aContact({ fields: { mobilePhone: '044 668 18 00' } })],
      links: [aLink({ observations: { ...aLink().observations, ...agreed(phones) } })],
    });
    await engine.edit('anna', { mobilePhone: '+41 44 668 18 00' });
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
  });

  it('wakes a link that failed and clears its attempts', async () => {
    const failed = aLink({ state: 'failed', attempts: 3, nextAttemptAt: at(9000) });
    const engine = anEngine({ contacts: [aContact()], links: [failed] });
    await engine.edit('anna', { firstName: 'Annie' });
    expect(engine.link()).toMatchObject({ state: 'pending', attempts: 0, nextAttemptAt: null });
  });

  it('is not sent to another S-360 than the link was made with', async () => {
    const engine = anEngine(
      { contacts: [aContact()], links: [aLink({ baseUrl: 'https://production.example.com' })] },
      someSettings(),
    );
    await engine.edit('anna', { firstName: 'Annie' });
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
    expect(await engine.begin()).toEqual({ kind: 'nothing' });
    expect(engine.link().state).toBe('pending');
  });

  it('is not sent under a permit for the other method', async () => {
    const engine = await edited();
    expect(await engine.begin({ save: 'structure' })).toEqual({ kind: 'nothing' });
    expect(engine.link().state).toBe('pending');
  });

  it('is sent once: what is being sent is not begun again', async () => {
    const engine = await edited();
    await engine.beginCall();
    expect(await engine.begin()).toEqual({ kind: 'nothing' });
  });
});

describe('a create whose contact may be a number of the institution', () => {
  const asking = () =>
    anEngine({
      contacts: [aContact(), aContact({ id: 2, documentId: 'bea' })],
      links: [aCreateLink()],
      reviews: [
        {
          kind: 'match',
          institution: 'myvenue',
          contactNumber: '3000',
          contactType: 'individual',
          contactDocumentIds: ['anna', 'bea'],
          reason: written('two match'),
          noticedAt: at(0),
        },
      ],
    });

  it('is not sent while a person is asked, and says so', async () => {
    const engine = asking();
    expect(await engine.begin()).toEqual({ kind: 'nothing' });
    expect(engine.link()).toMatchObject({
      state: 'failed',
      sending: null,
      failure: {
        code: 'question-first',
        reason: { code: 'matchReviewFirst', values: { institution: 'myvenue' } },
      },
    });
  });

  it('is due once the number is linked', async () => {
    const engine = asking();
    await engine.begin();
    await engine.store.transaction((transaction) =>
      transaction.closeMatchReviews('myvenue', ['3000'], at(1)),
    );
    expect(engine.link()).toMatchObject({ state: 'pending', failure: null });
    expect((await engine.begin()).kind).toBe('send');
  });
});

describe('an accepted call', () => {
  it('moves the baseline and brings the link in sync', async () => {
    const engine = await edited();
    const { sending } = await engine.beginCall();
    await engine.accept(sending, { ms: 700 });
    expect(engine.link()).toMatchObject({
      state: 'inSync',
      sending: null,
      acknowledgedRevision: 1,
      observations: { firstName: { base: 'Annie', remote: 'Annie', pushedAtMs: atMs(0) } },
      lastSent: { kind: 'update', fields: ['firstName'] },
    });
  });

  it('leaves the link pending when it was edited meanwhile', async () => {
    const engine = await edited();
    const { sending } = await engine.beginCall();
    await engine.edit('anna', { firstName: 'Ann' });
    expect(engine.link()).toMatchObject({ state: 'sending', markedRevision: 2 });
    await engine.accept(sending);
    expect(engine.link()).toMatchObject({ state: 'pending', acknowledgedRevision: 1 });
    expect((await engine.beginCall()).sending.values).toEqual({ firstName: 'Ann' });
  });

  it('of a create gives the link its number', async () => {
    const engine = withCreate();
    const { request, sending } = await engine.beginCall();
    expect(request.body).toEqual({
      individualContactData: {
        individualFirstname: 'Anna',
        individualLastname: 'Keller',
        email: 'anna@example.com',
      },
    });
    await engine.accept(sending, { number: '3000' });
    expect(engine.link()).toMatchObject({ contactNumber: '3000', state: 'inSync' });
  });

  it('is followed by no further call for its echo', async () => {
    const engine = await edited();
    const { sending } = await engine.beginCall();
    await engine.accept(sending, { ms: 700 });
    await engine.deliver([aSnapshot({ firstName: 'Annie' }, { modifiedAtMs: atMs(300) })]);
    await engine.deliver([aSnapshot({ firstName: 'Anna' }, { modifiedAtMs: atMs(-30_000) })]);
    expect(engine.link().state).toBe('inSync');
    expect(engine.contact().fields.firstName).toBe('Annie');
    expect(engine.tables().pulls).toEqual([]);
  });

  it('with the number of another contact is put before a person, and nothing is lost', async () => {
    const engine = anEngine({
      contacts: [aContact(), aContact({ id: 2, documentId: 'bea' })],
      links: [aCreateLink(), aLink({ id: 12, contactDocumentId: 'bea', contactNumber: '3000' })],
    });
    const { sending } = await engine.beginCall();
    await engine.accept(sending, { number: '3000' });
    expect(engine.link()).toMatchObject({
      state: 'inDoubt',
      contactNumber: null,
      sending: null,
      nextAttemptAt: null,
      failure: { code: 'number-belongs-to-another-contact' },
    });
    expect(engine.link().failure?.reason.values).toMatchObject({ number: '3000', contact: 'bea' });
    expect(engine.link(12).contactNumber).toBe('3000');
    expect(engine.link().inDoubt).toMatchObject({ answeredNumber: '3000' });
    expect(engine.tables().reviews).toMatchObject([
      { kind: 'merge', contactNumber: '3000', contactDocumentIds: ['bea', 'anna'] },
    ]);
  });

  it('wants a pull when S-360 changed the contact while it was under way', async () => {
    const engine = await edited();
    const { sending } = await engine.beginCall();
    await engine.deliver([aSnapshot({ firstName: 'Anne' }, { modifiedAtMs: atMs(200) })]);
    await engine.accept(sending, { ms: 700 });
    expect(engine.tables().pulls).toMatchObject([{ contactNumber: '1000' }]);
  });
});

describe('a value taken from one institution', () => {
  it('goes to the other, and not back', async () => {
    const museum = aLink({ id: 12, institution: 'museum', contactNumber: '55' });
    const engine = anEngine({ contacts: [aContact()], links: [aLink(), museum] });
    await engine.deliver([aSnapshot({ firstName: 'Anne' })]);
    expect(await engine.prepare(11)).toEqual({ kind: 'nothing' });
    const { request, sending } = await engine.beginCall({ linkId: 12 });
    expect(request.body).toMatchObject({ individualContactData: { contactNumber: '55' } });
    expect(sending.values).toEqual({ firstName: 'Anne' });
  });

  it('takes no consents along', async () => {
    const museum = aLink({ id: 12, institution: 'museum', contactNumber: '55' });
    const engine = anEngine({
      contacts: [aContact()],
      links: [aLink(), museum],
      consents: [aConsent()],
    });
    await engine.deliver([aSnapshot({ firstName: 'Anne' }, { consents: { NEWS: false } })]);
    const { request } = await engine.beginCall({ linkId: 12 });
    expect(request.body).not.toHaveProperty('authorizations');
  });
});
