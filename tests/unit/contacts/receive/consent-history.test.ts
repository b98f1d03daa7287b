import {
  aConsent,
  aContact,
  aLink,
  aSnapshot,
  at,
  atMs,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';

const inSync = () => anEngine({ contacts: [aContact()], links: [aLink()] });

describe('the history of consents', () => {
  const consents = (engine: ReturnType<typeof inSync>) =>
    engine.tables().history.filter(({ field }) => field?.startsWith('consent:'));

  it('has a row for each consent that S-360 changed, with the institution', async () => {
    const engine = inSync();
    await engine.deliver([aSnapshot({}, { consents: { NEWS: true } })]);
    const refusal = aSnapshot({}, { consents: { NEWS: false }, modifiedAtMs: atMs(1000) });
    await engine.deliver([refusal], 1000);
    await engine.deliver([refusal], 2000);
    const row = { contactDocumentId: 'anna', field: 'consent:NEWS', institution: 'myvenue' };
    expect(consents(engine)).toEqual([
      {
        ...row,
        oldValue: null,
        newValue: 'allowed',
        cause: 'delivery',
        causedBy: '7',
        changedAt: at(0),
      },
      {
        ...row,
        oldValue: 'allowed',
        newValue: 'refused',
        cause: 'delivery',
        causedBy: '7',
        changedAt: at(1000),
      },
    ]);
  });

  it('has one row per consent for each payload', async () => {
    const engine = inSync();
    await engine.deliver([
      aSnapshot({}, { consents: { NEWS: true } }),
      aSnapshot({}, { consents: { NEWS: false }, modifiedAtMs: atMs(1000) }),
    ]);
    expect(consents(engine)).toMatchObject([{ oldValue: null, newValue: 'refused' }]);
  });

  it('has a row for the same answer that S-360 gave again, without the wording it had', async () => {
    const consent = aConsent({ source: 'crm', changedByUser: 'admin:1', wording: 'Form 1' });
    const observations = { 'consent:NEWS': { base: 'allowed', remote: 'allowed' } };
    const engine = anEngine({
      contacts: [aContact()],
      links: [aLink({ observations })],
      consents: [consent],
    });
    await engine.deliver([
      aSnapshot({}, { consents: { NEWS: false } }),
      aSnapshot({}, { consents: { NEWS: true }, modifiedAtMs: atMs(1000) }),
    ]);
    expect(engine.tables().consents).toMatchObject([
      { allowed: true, source: 's360', wording: null },
    ]);
    expect(consents(engine)).toMatchObject([{ oldValue: 'allowed', newValue: 'allowed' }]);
  });

  it('names the conflict when the rule for consents decided', async () => {
    const consent = aConsent({ source: 'crm', changedByUser: 'admin:1' });
    const engine = anEngine({ contacts: [aContact()], links: [aLink()], consents: [consent] });
    await engine.deliver([aSnapshot({}, { consents: { NEWS: false } })]);
    expect(consents(engine)).toMatchObject([{ cause: 'conflict', oldValue: 'allowed' }]);
  });

  it('has no row next to that of a created contact', async () => {
    const engine = anEngine();
    await engine.deliver([aSnapshot({ lastName: 'New' }, { consents: { NEWS: true } })]);
    expect(engine.tables().history).toMatchObject([{ field: null, cause: 'delivery' }]);
    expect(engine.tables().consents).toMatchObject([{ allowed: true }]);
  });
});
