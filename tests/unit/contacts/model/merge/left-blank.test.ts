import { knownField } from '../../../../../server/src/contacts/model/merge/left-blank';
import {
  aContact,
  aCreateLink,
  agreed,
  aSending,
  aSnapshot,
  someSettings,
} from '../../../../helpers/builders/contact-records';
import { anEngine } from '../../../../helpers/builders/engine';

describe('a field that a create left blank', () => {
  const sent = { firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com' };
  const settings = someSettings({ rules: { town: { conflict: 's360', blank: 'empty' } } });
  const shown = (town: string | null, modifiedAtMs: number | null = null) =>
    aSnapshot({ ...sent, town }, { contactNumber: '3000', modifiedAtMs });

  async function created() {
    const engine = anEngine({ contacts: [aContact()], links: [aCreateLink()] }, settings);
    const { sending } = await engine.beginCall();
    return { engine, sending };
  }

  it('is not emptied by an older undated payload, which leads to a pull', async () => {
    const { engine, sending } = await created();
    await engine.accept(sending, { number: '3000', ms: 900 });
    await engine.deliver([shown('Bern')]);
    await engine.edit('anna', { town: 'Chur' });
    await engine.deliver([shown(null)]);
    expect(engine.contact().fields.town).toBe('Chur');
    expect(engine.tables()).toMatchObject({ conflicts: [], pulls: [{ contactNumber: '3000' }] });
  });

  it('is not emptied by an older undated payload even when the create was in doubt', async () => {
    const { engine, sending } = await created();
    await engine.lose(sending);
    await engine.deliver([shown('Bern')]);
    await engine.edit('anna', { town: 'Chur' });
    await engine.deliver([shown(null)]);
    expect(engine.contact().fields.town).toBe('Chur');
    expect(engine.tables().conflicts).toEqual([]);
  });

  it('causes no pull when S-360 has it blank, too', async () => {
    const { engine, sending } = await created();
    await engine.accept(sending, { number: '3000', ms: 900 });
    await engine.deliver([shown(null)]);
    expect(engine.tables().pulls).toEqual([]);
  });

  it('is emptied by a pull that shows it blank', async () => {
    const { engine, sending } = await created();
    await engine.accept(sending, { number: '3000', ms: 900 });
    await engine.deliver([shown('Bern')]);
    await engine.pulled(shown(null));
    expect(engine.contact().fields.town).toBeNull();
  });
});

describe('a blank that may still arrive late', () => {
  const inDoubt = { sending: aSending(), since: '2026-03-01T10:00:00.000Z', lookups: 0 };

  it.each([
    ['is under way', { sending: aSending() }],
    ['is in doubt', { inDoubt }],
    ['has sent other fields', { observations: agreed({ lastName: 'Keller' }) }],
  ])('is expected when S-360 first shows a field of a create that %s', (_what, link) => {
    const known = knownField(aCreateLink(link), 'town', 'Bern');
    expect(known).toEqual({ base: null, recent: [null] });
  });

  it('is not expected when nothing was exchanged before', () => {
    expect(knownField(aCreateLink(), 'town', 'Bern')).toBeUndefined();
  });

  it('is not expected when S-360 shows the field blank', () => {
    expect(knownField(aCreateLink({ sending: aSending() }), 'town', null)).toBeUndefined();
  });

  it('is not expected when S-360 has shown the field before', () => {
    const observations = agreed({ town: 'Bern' });
    expect(knownField(aCreateLink({ observations }), 'town', 'Chur')).toBe(observations.town);
  });
});
