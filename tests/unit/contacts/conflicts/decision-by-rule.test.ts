import {
  aConsent,
  agreed,
  aLink,
  aSnapshot,
  at,
  atMs,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { CONTACT, inConflict, sends, sent, townOf } from './conflicting';

describe('a conflict that its rule decided', () => {
  it('for S-360 gives the CRM its value back, everywhere', async () => {
    const engine = await inConflict('s360');
    const before = engine.link(12).markedRevision;
    await engine.decide(1, 'crm', { ms: 1000 });
    expect(townOf(engine)).toBe('Chur');
    expect(await sent(engine)).toEqual({ town: 'Chur' });
    expect(engine.link(12)).toMatchObject({ state: 'pending', markedRevision: before + 1 });
    expect(engine.tables().history.at(-1)).toMatchObject({
      field: 'town',
      oldValue: 'Bern',
      newValue: 'Chur',
      cause: 'decision',
    });
  });

  it("for the CRM takes S-360's value, and S-360 is sent it back", async () => {
    const engine = await inConflict('crm');
    await sends(engine, 1000);
    await engine.decide(1, 's360', { ms: 2000 });
    expect(townOf(engine)).toBe('Bern');
    expect(await sent(engine)).toEqual({ town: 'Bern' });
  });

  it("for the CRM takes S-360's value without a call where it was not overwritten yet", async () => {
    const engine = await inConflict('crm');
    await engine.decide(1, 's360', { ms: 1000 });
    expect(townOf(engine)).toBe('Bern');
    expect(await sent(engine)).toBe('nothing');
    expect(engine.link()).toMatchObject({ state: 'inSync' });
  });

  it('can go back and forth as often as a person decides', async () => {
    const engine = await inConflict('s360');
    for (const [index, side] of (['crm', 's360', 'crm', 's360'] as const).entries()) {
      await engine.decide(1, side, { ms: 1000 * (index + 1) });
      expect(townOf(engine)).toBe(side === 'crm' ? 'Chur' : 'Bern');
    }
  });

  it('is not decided again for the same side', async () => {
    const engine = await inConflict('s360');
    await expect(engine.decide(1, 's360')).rejects.toThrow('is already decided this way');
  });

  it('is left alone when the contact was changed since, and says what it has now', async () => {
    const engine = await inConflict('s360');
    await engine.edit('anna', { town: 'Genf' }, 1000);
    const before = engine.tables();
    await expect(engine.decide(1, 'crm')).rejects.toMatchObject({
      status: 409,
      message: 'town was changed since: the CRM now has "Genf".',
    });
    expect(engine.tables()).toEqual(before);
  });

  it('is left alone when S-360 was changed since', async () => {
    const engine = await inConflict('crm');
    await engine.deliver([aSnapshot({ town: null }, { modifiedAtMs: atMs(1000) })], 1000);
    await engine.edit('anna', { town: 'Chur' }, 2000);
    await expect(engine.decide(1, 's360')).rejects.toThrow('S-360 now has no value');
  });

  it('does not wake what is in doubt, nor end what is being sent', async () => {
    const engine = await inConflict('crm');
    const { sending } = await engine.beginCall({ ms: 1000 });
    await engine.decide(1, 's360', { ms: 1500 });
    expect(engine.link()).toMatchObject({ state: 'sending', sending });
    await engine.accept(sending, { ms: 2000 });
    expect(await sent(engine)).toEqual({ town: 'Bern' });
  });
});

describe('a conflict of consents', () => {
  async function refusedInConflict(local: boolean) {
    const consent = aConsent({ allowed: local, source: 'crm', changedByUser: 'admin:1' });
    const engine = anEngine({
      contacts: [CONTACT],
      links: [aLink({ observations: agreed(CONTACT.fields) })],
      consents: [consent],
    });
    await engine.deliver([aSnapshot({}, { consents: { NEWS: !local } })]);
    return engine;
  }

  it("is loosened by a person, recorded with the time: S-360's refusal", async () => {
    const engine = await refusedInConflict(true);
    await engine.decide(1, 'crm', { ms: 1000 });
    expect(engine.tables().consents).toMatchObject([
      { allowed: true, source: 'crm', changedAt: at(1000), changedByUser: 'admin:2' },
    ]);
    expect(await sent(engine)).toEqual({ 'consent:NEWS': 'allowed' });
    expect(engine.tables().history.at(-1)).toMatchObject({
      field: 'consent:NEWS',
      oldValue: 'refused',
      newValue: 'allowed',
      cause: 'decision',
      causedBy: 'admin:2',
      institution: 'myvenue',
    });
  });

  it("is loosened by a person: the CRM's refusal, for S-360's allowance", async () => {
    const engine = await refusedInConflict(false);
    await engine.decide(1, 's360', { ms: 1000 });
    expect(engine.tables().consents).toMatchObject([{ allowed: true, changedByUser: 'admin:2' }]);
    expect(await sent(engine)).toBe('nothing');
  });

  it('is left alone when the consent was changed since', async () => {
    const engine = await refusedInConflict(true);
    const given = aSnapshot({}, { consents: { NEWS: true }, modifiedAtMs: atMs(1000) });
    await engine.deliver([given], 1000);
    await expect(engine.decide(1, 'crm')).rejects.toThrow('it now is allowed');
  });
});
