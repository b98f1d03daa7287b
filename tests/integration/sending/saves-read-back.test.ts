import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { PERSON, substanceOf } from '../../helpers/contacts/substance';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { request } from '../../helpers/http';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const SENDING = '/s360/institutions/myvenue/sending';

describe.each([['replace'], ['ignore']] as const)(
  'the S-360 with the behaviour "saves: %s"',
  (saves) => {
    const scene = sceneForAll({ trust: 'started', institutions: [{ code: 'myvenue' }] });
    beforeAll(async () => {
      const url = `${scene.simulator().url}/__control__/myvenue/behaviour`;
      const answer = await request(url, { method: 'POST', json: { saves } });
      expect(answer.status).toBe(200);
    });

    const sending = async () => {
      const { body } = await scene.running().admin('GET', '/s360/institutions');
      return objectAt(listAt(body, 'data')[0]);
    };
    const stateOf = async () => textAt(await sending(), 'sending', 'status', 'state');
    const findings = async () =>
      listAt((await scene.running().admin('GET', `${SENDING}/findings`)).body, 'data');
    /** The state in which the contact appears on the screens. */
    async function shownAs(number: string) {
      const contact = await scene.crm.contactOf('myvenue', number);
      const linksIn = async (state: string) => {
        const { body } = await scene
          .running()
          .admin('GET', `/s360/links?institution=myvenue&state=${state}`);
        return listAt(body, 'data').filter((link) => at(link, 'contactNumber') === number);
      };
      const { state } = await scene.crm.status(String(contact?.documentId), 'myvenue');
      return {
        onTheContact: state,
        inTheList: at((await linksIn('harmed'))[0], 'state'),
        isCounted: at(await sending(), 'links', 'harmed') === 1,
        isAmongThoseInSync: (await linksIn('inSync')).length > 0,
      };
    }
    const saveCount = saves === 'replace' ? 1 : 3;
    const numbers: string[] = [];
    const before = new Map<string, ReturnType<typeof substanceOf>>();

    it('harms at most one contact, and ignores at most three, before contacts are not sent any more', async () => {
      for (const individualLastname of ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon']) {
        const individualContact = { ...PERSON.individualContact, individualLastname };
        numbers.push(
          textAt(await scene.s360().writes({ ...PERSON, individualContact }), 'contactNumber'),
        );
      }
      await scene.agreed();
      for (const number of numbers)
        before.set(number, substanceOf(await scene.s360().contact(number)));
      await Promise.all(
        numbers.map(async (number) => {
          const contact = await scene.crm.contactOf('myvenue', number);
          await scene.crm.saves(String(contact?.documentId), { firstName: 'Johann' });
        }),
      );
      await until('sending is stopped', async () => (await stateOf()) === 'stopped');
      expect(await scene.s360().saves()).toHaveLength(saveCount);
      const after = await Promise.all(
        numbers.map(async (number) => substanceOf(await scene.s360().contact(number))),
      );
      const harmed = numbers.filter(
        (number, index) => JSON.stringify(after[index]) !== JSON.stringify(before.get(number)),
      );
      expect(harmed).toHaveLength(saves === 'replace' ? 1 : 0);
      const [alarm] = listAt(await sending(), 'alarms').filter(
        (one) => at(one, 'kind') === 'sendingStopped',
      );
      expect(alarm).toMatchObject({
        cause: saves === 'replace' ? 'lost' : 'notDone',
        contacts: Array.from({ length: saveCount }, () => ({
          contactNumber: expect.any(String),
        })),
      });
      const [finding] = await findings();
      expect(await findings()).toHaveLength(saveCount);
      expect(finding).toMatchObject({
        contactDocumentId: expect.any(String),
        contactName: expect.stringMatching(/^Johann (Alpha|Beta|Gamma|Delta|Epsilon)$/),
      });
      const values = listAt(finding, 'values');
      if (saves === 'ignore') {
        expect(values).toMatchObject([{ field: 'firstName', before: 'Jan', sent: 'Johann' }]);
        const documentId = textAt(finding, 'contactDocumentId');
        expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
          state: 'conflict',
          heldFields: [{ crmValue: 'Johann', s360Value: 'Jan', because: 'kept' }],
        });
        expect(at(await sending(), 'sending', 'status')).toMatchObject({
          ignored: expect.arrayContaining([{ method: 'individual', field: 'firstName' }]),
        });
        return;
      }
      expect(at(finding, 'contactNumber')).toBe(harmed[0]);
      expect(await shownAs(harmed[0] ?? '')).toEqual({
        onTheContact: 'harmed',
        inTheList: 'harmed',
        isCounted: true,
        isAmongThoseInSync: false,
      });
      // S-360 derives them from the name, which was changed.
      expect(JSON.stringify(values)).not.toContain('Salutation');
      expect(values).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ field: 'email', before: 'jan@example.com', after: null }),
          expect.objectContaining({ field: 'consent:SMS', before: 'false', after: null }),
          expect.objectContaining({ field: null, place: 'individualContact.individualGender' }),
        ]),
      );
    });

    it('has its harm shown and restored by permitted users only', async () => {
      const { url, userWith } = scene.running();
      const nobody = (method: string, path: string) =>
        request(`${url}${SENDING}/${path}`, { method });
      expect((await nobody('GET', 'findings')).status).toBe(401);
      expect((await nobody('POST', 'restore')).status).toBe(401);
      expect((await nobody('POST', 'findings/any/dismiss')).status).toBe(401);
      const viewer = await userWith([PERMISSION_ACTIONS.readOverview]);
      expect((await viewer('POST', `${SENDING}/restore`, {})).status).toBe(403);
      expect((await viewer('POST', `${SENDING}/findings/any/dismiss`)).status).toBe(403);
      const steerer = await userWith([PERMISSION_ACTIONS.steerSync]);
      expect((await steerer('GET', `${SENDING}/findings`)).status).toBe(403);
      const { body, status } = await viewer('GET', `${SENDING}/findings`);
      expect([status, at(body, 'data', 0)]).toMatchObject([
        200,
        { areValuesShown: false, contactDocumentId: null, contactName: null },
      ]);
      expect(JSON.stringify(body)).not.toMatch(/jan@example\.com|Johann/);
      expect((await viewer('GET', '/s360/institutions/opera/sending/findings')).status).toBe(404);
    });

    it('receives nothing more, however often contacts are saved, and the reason is shown', async () => {
      const contact = await scene.crm.contactOf('myvenue', numbers[0] ?? '');
      await scene.crm.saves(String(contact?.documentId), { town: 'Bern' });
      await scene.cycle();
      expect(await scene.crm.status(String(contact?.documentId), 'myvenue')).toMatchObject({
        waiting: { kind: 'stopped' },
      });
      expect(await scene.s360().saves()).toHaveLength(saveCount);
    });

    if (saves === 'ignore') {
      it('receives everything once it saves correctly', async () => {
        const url = `${scene.simulator().url}/__control__/myvenue/behaviour`;
        await request(url, { method: 'DELETE' });
        await startsAgain();
        const { body } = await scene.running().admin('GET', '/s360/conflicts?open=true');
        const conflicts = listAt(body, 'data');
        expect(conflicts.map((one) => at(one, 'rule'))).toEqual(['kept', 'kept', 'kept']);
        const decided = await scene.running().admin('POST', '/s360/conflicts/decisions', {
          decision: 'crm',
          conflicts: conflicts.map((one) => ({ id: at(one, 'id'), crmValue: 'Johann' })),
        });
        expect(listAt(decided.body, 'data').map((one) => at(one, 'refusal'))).toEqual([
          null,
          null,
          null,
        ]);
        await scene.agreed();
        for (const number of numbers) {
          const person = at(await scene.s360().contact(number), 'individualContact');
          expect(person).toMatchObject({ individualFirstname: 'Johann', individualGender: 'MALE' });
        }
      });
    } else {
      it('has its lost values shown on the contact and as an open finding on the institution', async () => {
        const number = String(at((await findings())[0], 'contactNumber'));
        const contact = await scene.crm.contactOf('myvenue', number);
        const { lostFields } = await scene.crm.status(String(contact?.documentId), 'myvenue');
        expect(lostFields).toEqual(
          expect.arrayContaining(['email', 'consent:SMS', 'individualContact.individualGender']),
        );
        expect(at(await sending(), 'sending', 'openFindings')).toBe(1);
      });

      it('has its harm marked in the list of links for that contact only', async () => {
        const number = textAt((await findings())[0], 'contactNumber');
        const answer = await scene.running().admin('GET', '/s360/links');
        const lost = listAt(answer.body, 'data').filter((link) => at(link, 'state') === 'harmed');
        expect(lost.map((link) => at(link, 'contactNumber'))).toEqual([number]);
      });

      it('does not receive the former values while that would do harm again', async () => {
        const answer = await scene.running().admin('POST', `${SENDING}/restore`, {});
        expect(answer.status).toBe(409);
        expect(await scene.s360().saves()).toHaveLength(1);
      });

      it('has exactly the former values again once whole contacts are sent', async () => {
        const plugin = { assumptions: { writes: 'full' } };
        await scene.strapiStops();
        await scene.strapiStarts({ institutions: [{ code: 'myvenue', plugin }] });
        expect(pluginInstitution({ code: 'myvenue', plugin }, '')).toMatchObject(plugin);
        const { body, status } = await scene.running().admin('POST', `${SENDING}/restore`, {});
        expect([status, at(body, 'data')]).toEqual([200, { contacts: 1 }]);
        await until(
          'it is restored',
          async () => at((await findings())[0], 'state') === 'restored',
        );
        const number = String(at((await findings())[0], 'contactNumber'));
        const expected = before.get(number);
        const now = substanceOf(await scene.s360().contact(number));
        // The one value that was sent on purpose remains.
        const person = { ...expected?.person, individualFirstname: 'Johann' };
        expect({ ...now, person: { ...now.person, ...salutations(person) } }).toEqual({
          ...expected,
          person: { ...person, ...salutations(person) },
        });
        expect(await stateOf()).toBe('stopped');
        expect(at(await sending(), 'sending', 'openFindings')).toBe(0);
        const contact = await scene.crm.contactOf('myvenue', number);
        const { lostFields } = await scene.crm.status(String(contact?.documentId), 'myvenue');
        expect(lostFields).toEqual([]);
        expect(at(await sending(), 'links', 'harmed')).toBe(0);
      });

      it('loses nothing more once whole contacts are sent', async () => {
        await startsAgain();
        await scene.agreed();
        expect(await stateOf()).toBe('started');
        for (const number of numbers) {
          const { addresses, authorizations, person } = substanceOf(
            await scene.s360().contact(number),
          );
          const expected = before.get(number);
          expect(person).toMatchObject({
            individualFirstname: 'Johann',
            individualGender: 'MALE',
            handicapType: 'ROW_END',
            blocked: true,
            alternativeEmails: ['jan.two@example.com'],
          });
          expect(authorizations).toEqual(expected?.authorizations);
          expect(addresses).toHaveLength(2);
        }
      });
    }

    async function startsAgain() {
      const untested = at(await sending(), 'sending', 'untested');
      const answer = await scene.running().admin('POST', `${SENDING}/start`, { untested });
      expect(answer.status).toBe(200);
    }
  },
);

/** S-360 derives them from the name. */
const salutations = (_person: object) => ({ addressSalutation: '', letterSalutation: '' });
