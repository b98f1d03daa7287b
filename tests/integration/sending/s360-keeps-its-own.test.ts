import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const PERSON = {
  type: 'INDIVIDUAL',
  individualContact: {
    individualTitle: 'MR',
    individualFirstname: 'Jan',
    individualLastname: 'Muster',
    email: 'jan@example.com',
    login: 'jan@example.com',
    cellPhoneNumber: '+41795550101',
  },
  addresses: [{ main: true, street1: 'Quai 1', town: 'Vevey', zipCode: '1800', countryCode: 'CH' }],
  authorizations: [{ authorizationCode: 'NEWS', allowed: false }],
};

describe('an S-360 that keeps values of its own', () => {
  const scene = sceneForAll({ trust: 'started', institutions: [{ code: 'myvenue' }] });
  let number = '';
  let documentId = '';

  beforeAll(async () => {
    await scene.s360().behaves({
      nulls: 'ignored',
      flagsLeftOut: 'false',
      loginEmails: 'kept',
      consents: 'doubleOptIn',
      names: 'upper',
    });
    number = textAt(await scene.s360().writes(PERSON), 'contactNumber');
    await scene.agreed();
    documentId = String((await scene.crm.contactOf('myvenue', number))?.documentId);
  });

  const status = () => scene.crm.status(documentId, 'myvenue');
  const isSending = async () => {
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    return at(objectAt(listAt(body, 'data')[0]), 'sending', 'status', 'state') === 'started';
  };
  /** Saves, and waits until S-360 was asked and nothing is left to do. */
  async function saved(values: Record<string, unknown>) {
    const before = (await scene.s360().saves()).length;
    await scene.crm.saves(documentId, values);
    return until('the save was read back', async () => {
      const made = (await scene.s360().saves()).length;
      const now = await status();
      return made > before && now.outgoing === null && now.pendingFields.length === 0 ? now : null;
    });
  }
  const heldIn = (now: { heldFields: readonly object[] }) =>
    now.heldFields.map((held) => [at(held, 'field'), at(held, 'because')]);

  it('keeps all roles of an address that was changed', async () => {
    expect(heldIn(await saved({ town: 'Bern' }))).toEqual([]);
    expect(listAt(await scene.s360().contact(number), 'addresses')).toMatchObject([
      { town: 'BERN', main: true, billingAddress: true, shippingAddress: true },
    ]);
    expect((await scene.crm.contactOf('myvenue', number))?.town).toBe('Bern');
  });

  it('has what it kept found on the contact, with nothing sent again and nothing stopped', async () => {
    await saved({ mobilePhone: null });
    await saved({ email: 'new@example.com' });
    const now = await until('both were read back', async () => {
      const then = await status();
      return then.heldFields.length === 2 ? then : null;
    });
    expect(heldIn(now).sort()).toEqual([
      ['email', 'kept'],
      ['mobilePhone', 'kept'],
    ]);
    const count = (await scene.s360().saves()).length;
    await scene.cycle();
    expect(await scene.s360().saves()).toHaveLength(count);
    expect(await isSending()).toBe(true);
  });

  it('has it in what needs attention by a cause of its own', async () => {
    const { admin } = scene.running();
    const { body } = await admin('GET', '/s360/attention');
    const groups = listAt(body, 'data').map((group) => [
      at(group, 'kind'),
      at(group, 'cause'),
      at(group, 'count'),
    ]);
    expect(groups.filter(([kind]) => kind === 'conflict')).toEqual([['conflict', 'kept', 1]]);
  });

  it('has a consent that a person has to confirm said to wait, and not sent again', async () => {
    const path = `/s360/contacts/${documentId}/sync/myvenue/consents/NEWS`;
    const answer = await scene.running().admin('PUT', path, { allowed: true });
    expect(answer.status).toBe(200);
    const { consents } = await until('the consent was read back', async () => {
      const now = await status();
      return now.consents.some(({ notTaken }) => notTaken !== null) ? now : null;
    });
    expect(consents).toMatchObject([
      { code: 'NEWS', allowed: true, notTaken: 'awaitsConfirmation' },
    ]);
    const count = (await scene.s360().saves()).length;
    await scene.cycle();
    expect(await scene.s360().saves()).toHaveLength(count);
    expect((await status()).consents).toMatchObject([{ allowed: true }]);
    expect(await isSending()).toBe(true);
    scene.excuse({
      check: 'equal',
      fits: /^consent NEWS of /,
      because: 'the person has not confirmed it',
    });
  });
});
