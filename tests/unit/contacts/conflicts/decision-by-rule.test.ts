import { isAgainstRule, isReversible } from '../../../../server/src/contacts/conflicts/decision';
import {
  aConsent,
  agreed,
  aLink,
  aSnapshot,
  at,
  atMs,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { CONTACT, inConflict, sends, sent, townOf, type Engine } from './conflicting';

/** Whether the first conflict is offered to be decided the other way. */
const reversible = (engine: Engine): Promise<boolean> =>
  engine.store.transaction(async (transaction) => {
    const conflict = await transaction.conflictById(1);
    if (!conflict) throw new Error('there is no conflict');
    const { consents, contacts } = engine.tables();
    const { settings } = engine;
    const [contact = null] = contacts;
    return isReversible({ conflict, contact, link: engine.link(), consents, settings });
  });

describe('a conflict that was decided by rule', () => {
  it('in favour of S-360 can be decided for the CRM, whose value is restored at every institution', async () => {
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

  it('in favour of the CRM can be decided for S-360, whose value is sent back', async () => {
    const engine = await inConflict('crm');
    await sends(engine, 1000);
    await engine.decide(1, 's360', { ms: 2000 });
    expect(townOf(engine)).toBe('Bern');
    expect(await sent(engine)).toEqual({ town: 'Bern' });
  });

  it('in favour of the CRM can be decided for S-360 without a call when nothing was overwritten yet', async () => {
    const engine = await inConflict('crm');
    await engine.decide(1, 's360', { ms: 1000 });
    expect(townOf(engine)).toBe('Bern');
    expect(await sent(engine)).toBe('nothing');
    expect(engine.link()).toMatchObject({ state: 'inSync' });
  });

  it('can be decided back and forth as often as a person wants', async () => {
    const engine = await inConflict('s360');
    for (const [index, side] of (['crm', 's360', 'crm', 's360'] as const).entries()) {
      await engine.decide(1, side, { ms: 1000 * (index + 1) });
      expect(townOf(engine)).toBe(side === 'crm' ? 'Chur' : 'Bern');
    }
  });

  it('is against the rule while a person has decided for the other side', () => {
    expect(isAgainstRule({ outcome: 'remote', decision: null })).toBe(false);
    expect(isAgainstRule({ outcome: 'remote', decision: 'crm' })).toBe(true);
    expect(isAgainstRule({ outcome: 'remote', decision: 's360' })).toBe(false);
    expect(isAgainstRule({ outcome: 'local', decision: 's360' })).toBe(true);
    expect(isAgainstRule({ outcome: 'held', decision: 'crm' })).toBe(false);
  });

  it('cannot be decided again for the same side', async () => {
    const engine = await inConflict('s360');
    await expect(engine.decide(1, 's360')).rejects.toThrow('is already decided this way');
  });

  it('keeps its outcome when the contact has changed since, and the error names the current value', async () => {
    const engine = await inConflict('s360');
    await engine.edit('anna', { town: 'Genf' }, 1000);
    const before = engine.tables();
    await expect(engine.decide(1, 'crm')).rejects.toMatchObject({
      status: 409,
      message: 'town was changed since: the CRM now has "Genf".',
    });
    expect(engine.tables()).toEqual(before);
  });

  it('is offered for reversal until the contact changes, and again once its value is back', async () => {
    const engine = await inConflict('s360');
    expect(await reversible(engine)).toBe(true);
    await engine.decide(1, 'crm', { ms: 1000 });
    expect(await reversible(engine)).toBe(true);
    await engine.edit('anna', { town: 'Genf' }, 2000);
    expect(await reversible(engine)).toBe(false);
    await engine.edit('anna', { town: ' Chur' }, 3000);
    expect(await reversible(engine)).toBe(true);
    await engine.remove('anna');
    expect(await reversible(engine)).toBe(false);
  });

  it('is not offered for reversal while it waits for a person', async () => {
    const engine = await inConflict('manual');
    expect(await reversible(engine)).toBe(false);
  });

  it('keeps its outcome when S-360 has changed since', async () => {
    const engine = await inConflict('crm');
    await engine.deliver([aSnapshot({ town: null }, { modifiedAtMs: atMs(1000) })], 1000);
    await engine.edit('anna', { town: 'Chur' }, 2000);
    expect(await reversible(engine)).toBe(false);
    await expect(engine.decide(1, 's360')).rejects.toThrow('S-360 now has no value');
  });

  it('can be decided without reviving a link in doubt or ending a push in progress', async () => {
    const engine = await inConflict('crm');
    const { sending } = await engine.beginCall({ ms: 1000 });
    await engine.decide(1, 's360', { ms: 1500 });
    expect(engine.link()).toMatchObject({ state: 'sending', sending });
    await engine.accept(sending, { ms: 2000 });
    expect(await sent(engine)).toEqual({ town: 'Bern' });
  });
});

describe('a conflict between consents', () => {
  async function refusedInConflict(local: boolean) {
    const given = { source: 'crm', changedByUser: 'admin:1', wording: 'Form 1' } as const;
    const consent = aConsent({ allowed: local, ...given });
    const engine = anEngine({
      contacts: [CONTACT],
      links: [aLink({ observations: agreed(CONTACT.fields) })],
      consents: [consent],
    });
    await engine.deliver([aSnapshot({}, { consents: { NEWS: !local } })]);
    return engine;
  }

  it('can be decided by a person from a refusal in S-360 to consent, recorded with the time', async () => {
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

  it('can be decided by a person from a refusal in the CRM to the consent in S-360', async () => {
    const engine = await refusedInConflict(false);
    await engine.decide(1, 's360', { ms: 1000 });
    expect(engine.tables().consents).toMatchObject([
      { allowed: true, changedByUser: 'admin:2', wording: null },
    ]);
    expect(await sent(engine)).toBe('nothing');
  });

  it('keeps its outcome when the consent has changed since', async () => {
    const engine = await refusedInConflict(true);
    expect(await reversible(engine)).toBe(true);
    const given = aSnapshot({}, { consents: { NEWS: true }, modifiedAtMs: atMs(1000) });
    await engine.deliver([given], 1000);
    expect(await reversible(engine)).toBe(false);
    await expect(engine.decide(1, 'crm')).rejects.toThrow('it now is allowed');
  });
});
