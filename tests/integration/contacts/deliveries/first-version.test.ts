import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

/** The webhook V1: it names a contact by its number alone, and can not authenticate. */
describe('a webhook V1', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'open', plugin: { webhook: { authentication: { kind: 'none' } } } },
      { code: 'keyed' },
    ],
  });
  const pointed = (code: string, form: string, number = '') =>
    scene.s360(code).webhook({
      contacts: { form, url: `${scene.running().url}/api/s360/contacts/${code}${number}` },
    });

  afterEach(() => pointed('open', 'array'));

  it.each([
    ['by POST, with the number in its body', 'v1', ''],
    ['by POST, with the number in its URL', 'v1', '/${contactNumber}'],
    ['by GET, with the number in its path', 'v1ByGet', '/${contactNumber}'],
    ['by GET, with the number in its query', 'v1ByGet', '?contactNumber=${contactNumber}'],
  ])('%s leads to a pull of the contact', async (lastName, form, number) => {
    await pointed('open', form, number);
    const contactNumber = await scene.s360('open').creates({ lastName });
    await scene.s360('open').cycle();
    await scene.settled();
    expect(await scene.crm.contactOf('open', contactNumber)).toMatchObject({ lastName });
    expect(await scene.s360('open').calls('getContactData')).toHaveLength(1);
    await scene.s360('open').forgetCalls();
  });

  it('is refused where the webhook has to authenticate, and comes once it is a V2', async () => {
    await pointed('keyed', 'v1ByGet', '/${contactNumber}');
    const contactNumber = await scene.s360('keyed').creates({ lastName: 'Refused' });
    expect(await scene.s360('keyed').cycle()).toMatchObject({ payloads: [{ status: 401 }] });
    expect(await scene.crm.deliveries({ institution: 'keyed' })).toEqual([]);
    await pointed('keyed', 'array');
    await scene.s360('keyed').changes(contactNumber, { firstName: 'Now' });
    await scene.s360('keyed').cycle();
    await scene.settled();
    expect(await scene.crm.contactOf('keyed', contactNumber)).toMatchObject({ firstName: 'Now' });
  });
});
