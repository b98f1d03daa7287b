import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { objectAt } from '../../helpers/json';
import { numberSaved } from '../../helpers/scene/s360-side';
import { valuesInCrm, valuesInS360 } from '../../helpers/contacts/contacts';
import { until } from '../../helpers/waiting';

const ADA = {
  title: 'MRS',
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  mobilePhone: '+41791234567',
  phone: '+41211234567',
  birthDate: '1815-12-10',
  language: 'en',
  street1: 'Main Street 1',
  zipCode: '1000',
  town: 'Lausanne',
  countryCode: 'CH',
};

describe('the exchange with one institution', () => {
  const scene = sceneForAll();

  it('brings a contact created in S-360 to Strapi after one cycle, with every mapped field', async () => {
    const number = await scene.s360().creates(ADA);
    await scene.cycle();
    await scene.settled();
    const contact = await scene.crm.contactOf('myvenue', number);
    expect(valuesInCrm(objectAt(contact))).toEqual(ADA);
  });

  it('brings a change in S-360 to Strapi after one cycle', async () => {
    const number = await scene.s360().creates({ ...ADA, email: 'changed@example.com' });
    await scene.cycle();
    await scene.settled();
    await scene.s360().changes(number, { lastName: 'Byron', town: 'London', phone: null });
    await scene.cycle();
    await scene.settled();
    const contact = objectAt(await scene.crm.contactOf('myvenue', number));
    expect(contact).toMatchObject({ lastName: 'Byron', town: 'London', firstName: 'Ada' });
  });

  it('brings a contact saved in the admin panel to S-360 within two seconds', async () => {
    const values = { ...ADA, email: 'saved@example.com' };
    await scene.crm.creates(values);
    const itIsThere = async () => {
      const contacts = await scene.s360().contacts();
      return contacts.find((one) => valuesInS360(one).email === 'saved@example.com');
    };
    const created = await until('S-360 has it', itIsThere, 2_000);
    expect(valuesInS360(created)).toEqual(values);
  });

  it('sends only the changed fields of an edit in the admin panel', async () => {
    const documentId = await scene.crm.creates({ ...ADA, email: 'edit@example.com' });
    await scene.settled();
    await scene.s360().forgetCalls();
    await scene.crm.saves(documentId, { town: 'Bern', firstName: '' });
    await scene.settled();
    const [call, ...others] = await scene.s360().saves();
    expect(others).toEqual([]);
    const number = String(objectAt(await scene.crm.link(documentId, 'myvenue')).contactNumber);
    expect(call && numberSaved(call)).toBe(number);
    expect(objectAt(call?.body, 'individualContactData')).toEqual({
      contactNumber: number,
      individualFirstname: null,
    });
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({
      town: 'Bern',
      zipCode: '1000',
      firstName: null,
    });
  });

  it('makes no call for an edit that is reverted before it is sent', async () => {
    const documentId = await scene.crm.creates({ ...ADA, email: 'back@example.com' });
    await scene.settled();
    await scene.s360().forgetCalls();
    await scene.running().strapi.db.transaction(async () => {
      const query = scene.running().strapi.db.query('plugin::s360.contact');
      await query.update({ where: { documentId }, data: { town: 'Bern' } });
      await query.update({ where: { documentId }, data: { town: ADA.town } });
    });
    await scene.settled();
    expect(await scene.s360().saves()).toEqual([]);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
  });

  it('does not send back what came from S-360, and does not receive its own push as a change', async () => {
    await scene.agreed();
    await scene.s360().forgetCalls();
    const number = await scene.s360().creates({ ...ADA, email: 'echo@example.com' });
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('myvenue', number));
    await scene.crm.saves(String(contact.documentId), { town: 'Geneva' });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(1);
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ town: 'Geneva' });
  });
});
