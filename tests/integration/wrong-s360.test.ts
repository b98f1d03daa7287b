import type { Booking } from '../../server/src/contracts';
import { bookingIn } from '../helpers/booking-scene';
import { catalogSide, OFTEN } from '../helpers/catalogs';
import { personInS360, valuesInS360 } from '../helpers/contacts';
import { objectAt, textAt } from '../helpers/json';
import { startScene, type Scene } from '../helpers/scene';
import { until } from '../helpers/waiting';
import {
  CALLS_PER_MINUTE,
  OTHER_STATES,
  WRONG_CASES,
  type WrongCase,
} from '../helpers/wrong-s360/cases';

const LONG_MS = 90_000;
const CONSENTS = [{ authorizationCode: 'NEWS', allowed: true }];

const setup = ({ behaviour, code }: WrongCase, settings: Record<string, unknown>) => ({
  code,
  plugin: { ...OFTEN.plugin, pushNewContacts: false, ...settings },
  s360: { ...OFTEN.s360, currency: 'CHF' as const, behaviour },
});

describe('an S-360 that is other than the plugin assumes', () => {
  let scene: Scene;
  /** Of each institution: the number of a contact that it has sent, and its document. */
  const known = new Map<string, { number: string; documentId: string }>();
  /** Of each institution: a contact that was made in the CRM and is to be sent there. */
  const made = new Map<string, string>();

  beforeAll(async () => {
    scene = await startScene({
      institutions: WRONG_CASES.map((one) => setup(one, one.unfit ?? {})),
    });
    for (const { code } of WRONG_CASES) {
      const s360 = scene.s360(code);
      const person = personInS360({ lastName: `Comes ${code}`, town: 'A', title: 'Ms' });
      const number = textAt(
        await s360.writes({ ...person, authorizations: CONSENTS }),
        'contactNumber',
      );
      await s360.orders(aSale(number));
      known.set(code, { number, documentId: '' });
    }
    await scene.cycle();
    for (const { code } of WRONG_CASES) {
      const { number } = knownAt(code);
      const contact = await until('the contact is here', () => scene.crm.contactOf(code, number));
      known.set(code, { number, documentId: String(contact.documentId) });
      await catalogSide(scene, code).get();
    }
    await scene
      .s360('search')
      .faults({ method: 'saveIndividualContactData', kind: 'drop-response' });
    for (const { code } of WRONG_CASES) {
      const values = { lastName: `New ${code}`, email: `new.${code}@example.com` };
      const documentId = await scene.crm.creates(values);
      await scene.crm.panel('POST', documentId, `/${code}/push`);
      made.set(code, documentId);
      await until('the first attempt is over', async () => {
        const { failure, inDoubt, state } = await scene.crm.status(documentId, code);
        return failure !== null || inDoubt !== null || state === 'inSync' ? true : null;
      });
      await scene.crm.saves(knownAt(code).documentId, { town: 'B' });
    }
  }, LONG_MS);
  afterAll(() => scene.end());

  const knownAt = (code: string) => {
    const found = known.get(code);
    if (!found) throw new Error(`nobody is known at ${code}`);
    return found;
  };
  const aSale = (contactReference: string) => ({
    orderState: 'CLOSED',
    orderType: 'SALE',
    contactReference,
    operationDatas: [{ quantity: 1, unitPrice: 20_000 }],
  });
  const townInS360 = async (code: string) =>
    valuesInS360(await scene.s360(code).contact(knownAt(code).number)).town;
  const newInS360 = async (code: string) =>
    (await scene.s360(code).contacts()).filter(
      (contact) => valuesInS360(contact).lastName === `New ${code}`,
    );

  describe('without the setting', () => {
    it.each(WRONG_CASES.filter(({ symptom }) => symptom.saves !== null))(
      '$code: the contact says why its save does not go',
      async ({ code, symptom }) => {
        const { failure } = await until('the save has failed', async () => {
          const status = await scene.crm.status(knownAt(code).documentId, code);
          return status.failure === null ? null : status;
        });
        expect(failure?.message).toMatch(symptom.saves ?? /never/);
      },
    );

    it.each(WRONG_CASES.filter(({ symptom }) => symptom.catalog !== null))(
      '$code: the catalog says why it is not read',
      async ({ code, symptom }) => {
        const { failure } = await until('the catalog has failed', async () => {
          const status = await catalogSide(scene, code).status();
          return status.failure === null ? null : status;
        });
        expect(failure?.message).toMatch(symptom.catalog ?? /never/);
      },
    );

    it.each(WRONG_CASES)('$code: nothing is damaged in S-360', async ({ code, symptom }) => {
      const isSaved = symptom.saves === null || code === 'success';
      await until('the edit is saved or not', async () =>
        !isSaved || (await townInS360(code)) === 'B' ? true : null,
      );
      const contact = await scene.s360(code).contact(knownAt(code).number);
      expect(valuesInS360(contact)).toMatchObject({
        lastName: `Comes ${code}`,
        title: 'Ms',
        town: isSaved ? 'B' : 'A',
      });
      expect(contact).toMatchObject({ addresses: [{ main: true }], authorizations: CONSENTS });
      expect((await newInS360(code)).length).toBe(isSaved ? 1 : 0);
    });

    it('a flag in a word that is not known is no yes', async () => {
      expect((await soldAt('flags')).product).toMatchObject({ isReservable: false });
      expect((await soldAt('states')).product).toMatchObject({ isReservable: true });
    });

    it('prices with charges are shown as they come', async () => {
      expect((await soldAt('gross')).price?.amount).toBe(81_500);
      expect((await soldAt('states')).price?.amount).toBe(80_000);
    });

    it('calls beyond the limit that S-360 has are refused, and the contact says so', async () => {
      const { documentId } = knownAt('calls');
      await scene.s360('calls').behaves({ callsPerMinute: 1 });
      await scene.crm.saves(documentId, { town: 'D' });
      const { failure, state } = await until('the save was refused', async () => {
        const status = await scene.crm.status(documentId, 'calls');
        return status.failure === null ? null : status;
      });
      expect(state).toBe('pending');
      expect(failure?.message).toMatch(/HTTP 509/);
      expect(await townInS360('calls')).toBe('B');
      await scene.s360('calls').behaves({ callsPerMinute: CALLS_PER_MINUTE });
    });

    it('an order in a state that is not known is shown with that word', async () => {
      const [order] = await scene.crm.orders({ institution: 'states' });
      expect(order).toMatchObject({ orderState: OTHER_STATES.closed });
    });

    it('a create whose answer was lost stays in doubt while nobody can be searched for', async () => {
      const status = await scene.crm.status(made.get('search') ?? '', 'search');
      expect(status).toMatchObject({ state: 'inDoubt', contactNumber: null });
    });
  });

  describe('with the setting', () => {
    beforeAll(async () => {
      await scene.strapiStops();
      await scene.s360('calls').forgetCalls();
      await scene.strapiStarts({ institutions: WRONG_CASES.map((one) => setup(one, one.cure)) });
      for (const { code } of WRONG_CASES) await catalogSide(scene, code).refresh();
    }, LONG_MS);

    it.each(WRONG_CASES)(
      '$code: contacts come and go, orders come, bookings go',
      async ({ code }) => {
        await contactsGo(code);
        await contactsAndOrdersCome(code);
        await bookingsGo(code);
      },
      LONG_MS,
    );

    it('calls: none is refused', async () => {
      const calls = await scene.s360('calls').calls();
      expect(calls.filter(({ status }) => status !== 200)).toEqual([]);
      expect(calls.length).toBeGreaterThan(0);
    });
  });

  async function contactsGo(code: string): Promise<void> {
    const { documentId } = knownAt(code);
    await scene.crm.saves(documentId, { town: 'C' });
    for (const contact of [documentId, made.get(code) ?? '']) {
      const { state } = await scene.crm.status(contact, code);
      if (state !== 'inDoubt') await scene.crm.panel('POST', contact, `/${code}/push`);
      await until(
        'the contact is in sync',
        async () => ((await scene.crm.status(contact, code)).state === 'inSync' ? true : null),
        LONG_MS,
      );
    }
    expect(await townInS360(code)).toBe('C');
    expect(await newInS360(code)).toHaveLength(1);
  }

  async function contactsAndOrdersCome(code: string): Promise<void> {
    const number = await scene.s360(code).creates({ lastName: `Later ${code}` });
    const { orderId } = await scene.s360(code).orders(aSale(number));
    await scene.s360(code).cycle();
    const order = await until('the order is here', async () => {
      const [found] = await scene.crm.orders({ institution: code, orderId: String(orderId) });
      return found?.contactDocumentId ? found : null;
    });
    const contact = await scene.crm.contactOf(code, number);
    expect(order).toMatchObject({
      orderState: 'CLOSED',
      contactDocumentId: contact?.documentId,
    });
  }

  /** What is booked: the first price of a performance with charges. */
  async function soldAt(code: string) {
    const catalog = await until('there is a catalog', async () => {
      const { isWanted, version } = await catalogSide(scene, code).status();
      return version === null || isWanted ? null : catalogSide(scene, code).catalog();
    });
    const product = catalog.products.find((one) => one.code === 'BARB');
    const [performance] = product?.performances ?? [];
    const [price] = catalog.priceLists[performance?.priceList ?? -1] ?? [];
    return { product, performance, price };
  }

  async function bookingsGo(code: string): Promise<void> {
    const { performance, price } = await soldAt(code);
    const does = async (method: string, path: string, body: unknown) =>
      bookingIn(await scene.running().admin(method, `/s360/bookings${path}`, body));
    const draft = await does('POST', '', {
      institution: code,
      kind: 'sale',
      contactDocumentId: knownAt(code).documentId,
      lines: [
        {
          performanceId: performance?.id,
          seatCategoryId: price?.seatCategoryId,
          itemId: null,
          tariffId: price?.tariffId,
          quantity: 2,
        },
      ],
      notes: null,
      shipmentModeId: null,
      payment: { kind: 'unpaid' },
    });
    const comesTo = ({ documentId }: Booking, state: Booking['state']) =>
      until(
        `the booking is ${state}`,
        async () => {
          const now = bookingIn(await scene.running().admin('GET', `/s360/bookings/${documentId}`));
          return now.state === state && now.progress === null ? now : null;
        },
        LONG_MS,
      );
    const { documentId, revision } = draft;
    await does('POST', `/${documentId}/submit`, { revision });
    const created = await comesTo(draft, 'created');
    expect(created.offer?.differences).toEqual([]);
    await does('POST', `/${documentId}/close`, {
      revision: created.revision,
      payment: { kind: 'unpaid' },
      shipmentModeId: null,
      total: created.offer?.total.thousandths,
    });
    const { orderId } = await comesTo(created, 'closed');
    await scene.s360(code).cycle();
    const order = await until('the order of the booking is here', async () => {
      const [found] = await scene.crm.orders({ institution: code, orderId });
      return found ?? null;
    });
    expect(objectAt(order)).toMatchObject({ bookingDocumentId: documentId, orderState: 'CLOSED' });
  }
});
