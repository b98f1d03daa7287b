import { reason } from '../../../../server/src/contracts/reasons';
import { whyDeactivated } from '../../../../server/src/contacts/push/deactivated';
import { NO_BELONGINGS } from '../../../../server/src/contacts/records';
import { aContact, aLink, aSnapshot, at } from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';

const XXX = aSnapshot(
  { firstName: 'XXXXXXXX', lastName: 'XXXXXXXX', email: null },
  { anonymised: true, consents: { NEWS: false } },
);

const known = () =>
  anEngine({
    contacts: [aContact()],
    links: [aLink(), aLink({ id: 12, documentId: 'museum', institution: 'museum' })],
  });

describe('a link whose person S-360 has made anonymous', () => {
  it('ends: nothing is taken, and no other institution is sent anything', async () => {
    const engine = known();
    const [contact, museum] = [engine.contact(), engine.link(12)];
    const { changedContacts, received } = await engine.deliver([XXX]);
    expect([received, changedContacts]).toEqual([[{ kind: 'kept' }], []]);
    expect(engine.contact()).toEqual(contact);
    expect(engine.link(12)).toEqual(museum);
    expect(engine.link()).toMatchObject({
      state: 'ended',
      failure: { reason: reason('anonymisedThere', { number: '1000' }) },
    });
    expect(engine.tables().consents).toEqual([]);
    expect(engine.tables().history).toEqual([]);
  });

  it('is not sent the next edit, which would name the person there again', async () => {
    const engine = known();
    await engine.deliver([XXX]);
    await engine.edit('anna', { firstName: 'Anne' }, 1000);
    expect(engine.link().state).toBe('ended');
    expect(engine.link(12).state).toBe('pending');
    expect(await engine.begin()).toEqual({ kind: 'nothing' });
  });

  it('takes nothing of a late delivery, which is read instead', async () => {
    const engine = known();
    await engine.deliver([XXX]);
    await engine.deliver([aSnapshot({ firstName: 'Anne' })], 5000);
    expect(engine.contact().fields.firstName).toBe('Anna');
    expect(engine.link().state).toBe('ended');
    expect(engine.tables().pulls).toMatchObject([{ contactNumber: '1000' }]);
  });

  it('goes on once a pull shows the person, so that a mistake is not for ever', async () => {
    const engine = known();
    await engine.deliver([XXX]);
    await engine.pulled(aSnapshot({ firstName: 'Anne', lastName: 'Keller' }), 5000);
    expect(engine.contact().fields.firstName).toBe('Anne');
    expect(engine.link()).toMatchObject({ state: 'inSync', failure: null });
  });

  it('stays ended when the save that was out is accepted', async () => {
    const engine = known();
    await engine.edit('anna', { firstName: 'Anne' });
    const { sending } = await engine.beginCall();
    await engine.deliver([XXX], 1000);
    await engine.accept(sending, { ms: 2000 });
    expect(engine.link()).toMatchObject({ state: 'ended', sending: null });
    expect(engine.link().failure).not.toBeNull();
  });
});

describe('an unknown number of a person whom S-360 has made anonymous', () => {
  it('creates and joins no contact', async () => {
    const engine = anEngine({ contacts: [aContact()] });
    const { received } = await engine.deliver([{ ...XXX, contactNumber: '2000' }]);
    expect(received).toEqual([{ kind: 'kept' }]);
    expect(engine.tables()).toMatchObject({ links: [], contacts: [{ documentId: 'anna' }] });
  });
});

describe('a contact that S-360 has deactivated', () => {
  const until = (validUntil: string | null) =>
    aLink({ belongings: { ...NO_BELONGINGS, validUntil } });

  it('is not sent, and says since when', async () => {
    const engine = anEngine({ contacts: [aContact()], links: [until('2026-02-01')] });
    await engine.edit('anna', { firstName: 'Anne' });
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
    expect(engine.link()).toMatchObject({
      state: 'failed',
      failure: { reason: reason('deactivatedThere', { date: '2026-02-01' }) },
    });
  });

  it.each([null, '2026-03-01', '2026-02-28', '2030-01-01T00:00:00.000+0100', 'for ever'])(
    'is not meant by a validity until %s',
    (validUntil) => expect(whyDeactivated(until(validUntil), at(0))).toBeNull(),
  );

  it.each(['2026-02-27', '2026-02-01T00:00:00.000+0100'])(
    'is meant by a validity until %s',
    (validUntil) => expect(whyDeactivated(until(validUntil), at(0))).not.toBeNull(),
  );
});

describe('a number that nobody knows here, whose person S-360 has made anonymous', () => {
  it('becomes no contact, not even by a payload of before that comes late', async () => {
    const engine = anEngine({ contacts: [], links: [] });
    await engine.deliver([XXX]);
    const late = await engine.deliver([aSnapshot({ firstName: 'Anna', lastName: 'Keller' })], 5000);
    expect(late.received).toEqual([{ kind: 'erased' }]);
    expect(engine.tables()).toMatchObject({ contacts: [], links: [], reviews: [] });
  });
});
