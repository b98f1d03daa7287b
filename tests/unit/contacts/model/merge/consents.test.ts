import {
  agreeOnConsents,
  consentCodeOf,
  consentKey,
  consentsToSend,
  consentValue,
  isConsentKey,
  mergeConsent,
} from '../../../../../server/src/contacts/model/merge/consents';
import type { Observations } from '../../../../../server/src/contacts/model/merge/field-observation';
import {
  aConsent,
  aContact,
  aLink,
  aSnapshot,
  at,
  atMs,
} from '../../../../helpers/builders/contact-records';
import { anEngine } from '../../../../helpers/builders/engine';

const byPerson = (allowed: boolean) =>
  aConsent({ allowed, source: 'crm', changedByUser: 'admin:1', changedAt: at(0) });
const byNobody = (allowed: boolean) => aConsent({ allowed, source: 'crm', changedByUser: null });
const both = (allowed: boolean) => ({
  base: consentValue(allowed),
  remote: consentValue(allowed),
  setAtMs: atMs(-60_000),
});
const shown = (allowed: boolean) => ({
  value: consentValue(allowed),
  modifiedAtMs: atMs(0),
  readNow: false,
});

describe('a consent shown by S-360', () => {
  it.each([
    ['a refusal is adopted when the CRM has not changed', true, aConsent(), false, 'taken'],
    [
      'an agreement is adopted when the CRM has not changed',
      false,
      aConsent({ allowed: false }),
      true,
      'taken',
    ],
    ['a known answer counts as the same', true, aConsent(), true, 'same'],
  ])('is merged so that %s', (_what, base, consent, now, kind) => {
    expect(mergeConsent(both(base), shown(now), consent, undefined).kind).toBe(kind);
  });

  it.each([
    ['the refusal in S-360 wins over the agreement in the CRM', true, false, 'remote'],
    ['the refusal in the CRM wins over the agreement in S-360', false, true, 'local'],
  ] as const)('in conflict is decided so that %s', (_what, local, remote, outcome) => {
    const merge = mergeConsent({ base: null }, shown(remote), byPerson(local), undefined);
    expect(merge).toMatchObject({ kind: 'conflict', outcome });
  });

  it('counts as late when it is an undated agreement from before a refusal, however often that was shown', () => {
    const consent = aConsent({ allowed: false });
    const undated = (allowed: boolean) => ({ ...shown(allowed), modifiedAtMs: null });
    const known = { ...both(false), recent: [consentValue(true)] };
    const refused = mergeConsent(known, undated(false), consent, undefined);
    expect(refused.kind).toBe('same');
    const late = mergeConsent(refused.observation, undated(true), consent, undefined);
    expect(late).toMatchObject({ kind: 'late', needsPull: true });
  });
});

describe('a received consent', () => {
  const undated = (allowed: boolean) => ({ ...shown(allowed), modifiedAtMs: null });

  it('is unchanged in the CRM when the CRM has no record of it', () => {
    expect(mergeConsent(both(true), shown(false), undefined, undefined).kind).toBe('taken');
  });

  it('is adopted as an undated refusal even when it was replaced before', () => {
    const known = { ...both(true), recent: ['refused'] };
    const merge = mergeConsent(known, undated(false), aConsent(), undefined);
    expect(merge).toMatchObject({ kind: 'taken', value: 'refused' });
    expect(merge.observation.recent).toEqual(['allowed', 'refused']);
  });

  it('is adopted as a refusal when it is the first', () => {
    const merge = mergeConsent(undefined, undated(false), undefined, undefined);
    expect(merge).toMatchObject({ kind: 'taken', value: 'refused' });
  });

  it('keeps what was replaced before when nothing is new', () => {
    const known = { ...both(false), recent: ['allowed'] };
    const merge = mergeConsent(known, shown(false), aConsent({ allowed: false }), undefined);
    expect(merge.observation.recent).toEqual(['allowed']);
  });

  it('is acknowledged when it is being sent, and waits when another is', () => {
    const consent = byPerson(false);
    const whileSending = (value: string) => mergeConsent(both(true), shown(false), consent, value);
    expect(whileSending('refused').kind).toBe('acknowledged');
    expect(whileSending('allowed')).toMatchObject({ kind: 'late', needsPull: true });
    expect(mergeConsent(both(true), shown(false), consent, undefined).kind).toBe('agreed');
  });
});

describe('a consent among the observations of a link', () => {
  it('is distinguished from a field, and its code is read from its key', () => {
    expect(isConsentKey(consentKey('NEWS'))).toBe(true);
    expect(isConsentKey('town')).toBe(false);
    expect(consentCodeOf(consentKey('NEWS'))).toBe('NEWS');
  });

  it('is agreed on with all that is known of it', () => {
    const observations = { 'consent:NEWS': { base: null, remote: 'refused', setAtMs: atMs(0) } };
    expect(agreeOnConsents(observations, [byPerson(false)])).toEqual({
      'consent:NEWS': { base: 'refused', remote: 'refused', setAtMs: atMs(0), recent: [null] },
    });
    expect(agreeOnConsents({}, [byPerson(true)])).toEqual({
      'consent:NEWS': { base: 'allowed', remote: 'allowed' },
    });
  });
});

describe('the sending of consents to S-360', () => {
  it.each([
    ['an agreement by a person is sent', false, byPerson(true), true],
    ['an agreement without a person is never sent', false, byNobody(true), false],
    ['a refusal by a person is sent', true, byPerson(false), true],
    ['a refusal without a person is sent', true, byNobody(false), true],
    ['an answer that both sides share is not sent', true, byPerson(true), false],
  ])('follows the rule that %s', (_what, base, consent, isSent) => {
    const { send } = consentsToSend([consent], { 'consent:NEWS': both(base) });
    expect(send).toEqual(isSent ? [consent] : []);
  });

  it('skips an answer that both sides already have', () => {
    const observations = { 'consent:NEWS': { base: null, remote: 'refused' } };
    const consent = byPerson(false);
    expect(consentsToSend([consent], observations)).toEqual({ send: [], agree: [consent] });
  });
});

describe('a consent in a delivery', () => {
  const deliver = async (
    allowed: boolean,
    known: ReturnType<typeof aConsent>[],
    base?: boolean,
  ) => {
    const observations: Observations = base === undefined ? {} : { 'consent:NEWS': both(base) };
    const engine = anEngine({
      contacts: [aContact()],
      links: [aLink({ observations: { ...aLink().observations, ...observations } })],
      consents: known,
    });
    await engine.deliver([aSnapshot({}, { consents: { NEWS: allowed } })]);
    return engine;
  };

  it('is stored with its source when it is new', async () => {
    const engine = await deliver(false, []);
    expect(engine.tables().consents).toMatchObject([
      { code: 'NEWS', allowed: false, source: 's360', changedByUser: null, changedAt: at(0) },
    ]);
    expect(engine.link().state).toBe('inSync');
  });

  it('is adopted when it changed, without an author in the CRM', async () => {
    const engine = await deliver(false, [byPerson(true)], true);
    expect(engine.tables().consents).toMatchObject([
      { allowed: false, source: 's360', changedByUser: null },
    ]);
  });

  it('does not override an unsent refusal in the CRM, which is sent', async () => {
    const engine = await deliver(true, [byPerson(false)]);
    expect(engine.tables().consents).toMatchObject([{ allowed: false, changedByUser: 'admin:1' }]);
    const { request } = await engine.beginCall();
    expect(request.body).toMatchObject({
      authorizations: [{ authorizationCode: 'NEWS', allowed: false }],
    });
  });

  it('leaves the link in sync when the agreement in the CRM has no author', async () => {
    const engine = await deliver(false, [byNobody(true)], false);
    expect(engine.link().state).toBe('inSync');
    expect(await engine.prepare()).toEqual({ kind: 'nothing' });
  });

  it('is acknowledged with the call that sent it', async () => {
    const engine = anEngine({
      contacts: [aContact()],
      links: [aLink({ state: 'pending', markedRevision: 1 })],
      consents: [byPerson(true)],
    });
    const { sending } = await engine.beginCall();
    expect(sending.values).toEqual({ 'consent:NEWS': 'allowed' });
    await engine.accept(sending);
    expect(engine.link()).toMatchObject({
      state: 'inSync',
      observations: { 'consent:NEWS': { base: 'allowed', remote: 'allowed' } },
    });
  });
});
