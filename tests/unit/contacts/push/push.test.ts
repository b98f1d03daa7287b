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

describe('an edit of a contact', () => {
  it('makes the link pending in the lane of edits and is recorded in the history', async () => {
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

  it('costs one call with the differences, whether there was one edit or ten', async () => {
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

  it('costs no call when it is reverted', async () => {
    const engine = await edited();
    await engine.edit('anna', { firstName: 'Anna' });
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
    expect(engine.link()).toMatchObject({
      state: 'inSync',
      markedRevision: 2,
      acknowledgedRevision: 2,
    });
  });

  it('costs no call when only the spelling changed', async () => {
    const phones = { mobilePhone: '+41446681800' };
    const engine = anEngine({
      contacts: [aContact({ fields: { mobilePhone: '044 668 18 00' } })],
      links: [aLink({ observations: { ...aLink().observations, ...agreed(phones) } })],
    });
    await engine.edit('anna', { mobilePhone: '+41 44 668 18 00' });
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
  });

  it('makes a failed link pending again and resets its attempts', async () => {
    const failed = aLink({ state: 'failed', attempts: 3, nextAttemptAt: at(9000) });
    const engine = anEngine({ contacts: [aContact()], links: [failed] });
    await engine.edit('anna', { firstName: 'Annie' });
    expect(engine.link()).toMatchObject({ state: 'pending', attempts: 0, nextAttemptAt: null });
  });

  it('is not sent to another S-360 than the link belongs to', async () => {
    const engine = anEngine(
      { contacts: [aContact()], links: [aLink({ baseUrl: 'https://production.example.com' })] },
      someSettings(),
    );
    await engine.edit('anna', { firstName: 'Annie' });
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
    expect(await engine.begin()).toEqual({ kind: 'nothing' });
    expect(engine.link().state).toBe('pending');
  });

  it('is not sent with a permit for the other method', async () => {
    const engine = await edited();
    expect(await engine.begin({ save: 'structure' })).toEqual({ kind: 'nothing' });
    expect(engine.link().state).toBe('pending');
  });

  it('is sent once, as a push in progress does not start again', async () => {
    const engine = await edited();
    await engine.beginCall();
    expect(await engine.begin()).toEqual({ kind: 'nothing' });
  });
});

describe('a create whose contact may already have a number at the institution', () => {
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

  it('is not sent while the match review is open, and says so', async () => {
    const engine = asking();
    expect(await engine.begin()).toEqual({ kind: 'nothing' });
    expect(engine.link()).toMatchObject({
      state: 'failed',
      sending: null,
      failure: {
        code: 'question-first',
        reason: { code: 'matchReviewFirst', values: {} },
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

describe('an accepted push', () => {
  it('makes the sent values the base and the link in sync', async () => {
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

  it('leaves the link pending when the contact was edited meanwhile', async () => {
    const engine = await edited();
    const { sending } = await engine.beginCall();
    await engine.edit('anna', { firstName: 'Ann' });
    expect(engine.link()).toMatchObject({ state: 'sending', markedRevision: 2 });
    await engine.accept(sending);
    expect(engine.link()).toMatchObject({ state: 'pending', acknowledgedRevision: 1 });
    expect((await engine.beginCall()).sending.values).toEqual({ firstName: 'Ann' });
  });

  it('of a new contact gives the link its number', async () => {
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

  it('causes no further call when its echo arrives', async () => {
    const engine = await edited();
    const { sending } = await engine.beginCall();
    await engine.accept(sending, { ms: 700 });
    await engine.deliver([aSnapshot({ firstName: 'Annie' }, { modifiedAtMs: atMs(300) })]);
    await engine.deliver([aSnapshot({ firstName: 'Anna' }, { modifiedAtMs: atMs(-30_000) })]);
    expect(engine.link().state).toBe('inSync');
    expect(engine.contact().fields.firstName).toBe('Annie');
    expect(engine.tables().pulls).toEqual([]);
  });

  it('that returns the number of another contact opens a match review and loses nothing', async () => {
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

  it('leads to a pull when S-360 changed the contact meanwhile', async () => {
    const engine = await edited();
    const { sending } = await engine.beginCall();
    await engine.deliver([aSnapshot({ firstName: 'Anne' }, { modifiedAtMs: atMs(200) })]);
    await engine.accept(sending, { ms: 700 });
    expect(engine.tables().pulls).toMatchObject([{ contactNumber: '1000' }]);
  });
});

describe('a value received from one institution', () => {
  it('is sent to the other institution, but not back', async () => {
    const museum = aLink({ id: 12, institution: 'museum', contactNumber: '55' });
    const engine = anEngine({ contacts: [aContact()], links: [aLink(), museum] });
    await engine.deliver([aSnapshot({ firstName: 'Anne' })]);
    expect(await engine.prepare(11)).toEqual({ kind: 'nothing' });
    const { request, sending } = await engine.beginCall({ linkId: 12 });
    expect(request.body).toMatchObject({ individualContactData: { contactNumber: '55' } });
    expect(sending.values).toEqual({ firstName: 'Anne' });
  });

  it('is sent to the other institution without consents', async () => {
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
