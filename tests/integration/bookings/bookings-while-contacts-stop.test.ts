import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const SENDING = '/s360/institutions/myvenue/sending';

describe('a booking for a contact that S-360 knows', () => {
  const scene = bookingSceneForAll({ trust: 'started' });

  const sending = async () => {
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    return objectAt(at(listAt(body, 'data')[0], 'sending'));
  };
  const stateOfSending = async () => textAt(await sending(), 'status', 'state');

  it('goes through while contacts are not sent, and what waits of contacts stays', async () => {
    const numbers: string[] = [];
    for (const individualLastname of ['Alpha', 'Beta', 'Gamma', 'Delta']) {
      const individualContact = { individualFirstname: 'Jan', individualLastname };
      const written = await scene.s360().writes({ type: 'INDIVIDUAL', individualContact });
      numbers.push(textAt(written, 'contactNumber'));
    }
    await scene.agreed();
    const documentIds = await Promise.all(
      numbers.map(async (number) =>
        textAt(objectAt(await scene.crm.contactOf('myvenue', number)), 'documentId'),
      ),
    );
    await scene.s360().behaves({ saves: 'ignore' });
    for (const documentId of documentIds.slice(0, 3))
      await scene.crm.saves(documentId, { firstName: 'Johann' });
    await until('sending is stopped', async () => (await stateOfSending()) === 'stopped');

    const [, , , contactDocumentId = ''] = documentIds;
    await scene.crm.saves(contactDocumentId, { firstName: 'Johanna' });
    const saves = (await scene.s360().saves()).length;
    const lines = [scene.seats(1)];
    const draft = await scene.composes({ kind: 'reservation', contactDocumentId, lines });
    await scene.submits(draft);
    await scene.closes(await scene.comesTo(draft, 'created'));
    await scene.comesTo(draft, 'closed');

    const [order] = await scene.ordersOf(draft);
    expect(JSON.stringify(at(order, 'fileContacts') ?? order)).toContain(numbers[3]);
    expect(await stateOfSending()).toBe('stopped');
    expect(await scene.s360().saves()).toHaveLength(saves);
    expect(await scene.crm.status(contactDocumentId, 'myvenue')).toMatchObject({
      pendingFields: ['firstName'],
    });

    await scene.s360().behaves({ saves: 'merge' });
    const { untested } = await sending();
    const started = await scene.running().admin('POST', `${SENDING}/start`, { untested });
    expect(started.status).toBe(200);
    await scene.agreed();
  });
});
