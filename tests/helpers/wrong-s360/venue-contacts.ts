import { nameInS360, valuesInS360 } from '../contacts/contacts';
import { at, listAt, textAt } from '../json';
import type { Scene } from '../scene/scene';
import { until } from '../waiting';
import type { WrongCase } from './wrong-case';
import {
  aSale,
  inS360,
  newInCrm,
  POLL_MS,
  together,
  WITHIN_MS,
  type WrongVenue,
} from './wrong-venue';

/** The contacts of the institutions, on their way in both directions. */
export function venueContacts(scene: Scene, venue: (code: string) => WrongVenue) {
  const restlessLinks = together(() => scene.crm.links({ state: { $ne: 'inSync' } }));
  async function firstAttemptIsOver(code: string): Promise<void> {
    await until(
      'the first attempt is over',
      async () => {
        const link = (await restlessLinks()).find(isLinkOf(madeAt(code), code));
        return link === undefined || link.failure !== null || link.state === 'inDoubt';
      },
      WITHIN_MS,
    );
  }

  async function makeNew(of: WrongCase): Promise<void> {
    const documentId = await scene.crm.creates(newInCrm(of));
    venue(of.code).made = documentId;
    await scene.crm.panel('POST', documentId, `/${of.code}/push`);
  }
  const isLinkOf =
    (documentId: string, code: string) =>
    ({ contactDocumentId, institution }: Record<string, unknown>) =>
      contactDocumentId === documentId && institution === code;
  const madeAt = (code: string) => venue(code).made ?? '';

  /** The unsaved data of the institution’s contacts in S-360, by number. */
  async function substance({ numbers, of }: WrongVenue): Promise<Map<string, unknown>> {
    const shown = await Promise.all(numbers.map((number) => scene.s360(of.code).contact(number)));
    return new Map(
      shown.map((contact) => {
        const { town: _saved, ...values } = valuesInS360(contact);
        const mains = listAt(contact, 'addresses').map((one) => at(one, 'main'));
        const { authorizations, contactNumber } = contact;
        const kept = { name: nameInS360(contact), ...values, mains, authorizations };
        return [String(contactNumber), kept];
      }),
    );
  }

  const townOf = async (code: string, number: string) =>
    valuesInS360(await scene.s360(code).contact(number)).town;
  const townInS360 = (code: string) => townOf(code, venue(code).numbers[0] ?? '');
  const newInS360 = async (code: string) =>
    (await scene.s360(code).contacts()).filter((one) => nameInS360(one) === `New ${code}`).length;

  /** Restores values and starts stopped sending, as a person does once the setting is there. */
  async function startsAgain(of: WrongCase): Promise<void> {
    if (!of.symptom.stops) return;
    const sending = `/s360/institutions/${of.code}/sending`;
    const admin = scene.running().admin;
    if (of.symptom.stops === 'lost') {
      await admin('POST', `${sending}/restore`, {});
      await until(
        'it is restored',
        async () => {
          const { body } = await admin('GET', `${sending}/findings`);
          return at(listAt(body, 'data')[0], 'state') === 'restored';
        },
        WITHIN_MS,
        POLL_MS,
      );
    }
    const { body } = await admin('GET', '/s360/institutions');
    const shown = listAt(body, 'data').find((one) => at(one, 'code') === of.code);
    const untested = at(shown, 'sending', 'untested');
    const { status } = await admin('POST', `${sending}/start`, { untested });
    if (status !== 200) throw new Error(`sending to ${of.code} was not started: ${status}`);
  }

  async function contactsGo(of: WrongCase): Promise<void> {
    const { code } = of;
    await startsAgain(of);
    if (venue(code).made === null) await makeNew(of);
    const documentId = venue(code).documentIds[0] ?? '';
    await scene.crm.saves(documentId, { town: 'C' });
    for (const contact of [documentId, madeAt(code)]) {
      const { state } = await scene.crm.status(contact, code);
      if (state !== 'inDoubt') await scene.crm.panel('POST', contact, `/${code}/push`);
      await until(
        'the contact is in sync',
        async () => !(await restlessLinks()).some(isLinkOf(contact, code)),
        WITHIN_MS,
      );
    }
    const town = await townInS360(code);
    if (town !== 'C') throw new Error(`S-360 has the town ${String(town)}`);
    const count = await newInS360(code);
    if (count !== 1) throw new Error(`S-360 has the new contact ${count} times`);
  }

  async function contactsAndOrdersCome(of: WrongCase): Promise<void> {
    const { code } = of;
    const written = await scene.s360(code).writes(inS360(of, `Later ${code}`));
    const { orderId } = await scene.s360(code).orders(aSale(textAt(written, 'contactNumber')));
    await scene.s360(code).cycle();
    const order = await until(
      'the order is here',
      async () => {
        const [found] = await scene.crm.orders({ institution: code, orderId: String(orderId) });
        return found?.contactDocumentId ? found : null;
      },
      WITHIN_MS,
      POLL_MS,
    );
    const contact = await scene.crm.contactOf(code, textAt(written, 'contactNumber'));
    expect(order).toMatchObject({
      orderState: 'CLOSED',
      contactDocumentId: contact?.documentId,
    });
  }

  return {
    makeNew,
    substance,
    townInS360,
    newInS360,
    contactsGo,
    contactsAndOrdersCome,
    firstAttemptIsOver,
  };
}
