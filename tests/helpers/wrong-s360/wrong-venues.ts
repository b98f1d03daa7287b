import type { Booking, Catalog, ContractCheckDetails } from '../../../server/src/contracts';
import {
  CONTACT_LINK_UID,
  PERMIT_STATE_UID,
  type CONTACT_UID,
} from '../../../server/src/contracts';
import { bookingIn } from '../booking-scene';
import { catalogSide, OFTEN } from '../catalogs';
import { companyInS360, nameInS360, personInS360, valuesInS360 } from '../contacts';
import { at, listAt, objectAt, textAt } from '../json';
import { startScene, type Scene } from '../scene';
import { pause, until } from '../waiting';
import { CALLS_PER_MINUTE, WRONG_CASES, type WrongCase } from './cases';

const WITHIN_MS = 60_000;
/** Many waits run in one process, and more frequent polls would slow down their work. */
const POLL_MS = 100;
/** More saves than the rest of a minute allows. */
const MANY = 20;
const CONSENTS = [{ authorizationCode: 'NEWS', allowed: true }];
const DAY_MS = 24 * 60 * 60_000;

/** The expiry of a reservation in S-360: midnight some days from now. */
export const HELD_UNTIL = new Date((Math.floor(Date.now() / DAY_MS) + 14) * DAY_MS).toISOString();

/** One institution with a difference, and the contacts that a test examines. */
export interface WrongVenue {
  readonly of: WrongCase;
  /** Numbers in S-360: the first one is followed, all are saved. */
  readonly numbers: readonly string[];
  /** The contact that the contract check may write. */
  readonly forTests: string;
  /** The document ids of `numbers` in the CRM. */
  documentIds: readonly string[];
  /** The document id of a contact that was created in the CRM and should be sent. */
  made: string | null;
  /** The data in S-360 before anything was sent, by number. */
  before: ReadonlyMap<string, unknown>;
}

/** Institutions with one difference each, on one Strapi. */
export interface WrongVenues {
  scene: Scene;
  venue(code: string): WrongVenue;
  /** The report of the contract check from before anything was sent. */
  report(code: string): ContractCheckDetails;
  /** Restarts Strapi with the settings that describe each difference. */
  cures(): Promise<void>;
  /** Exchanges contacts, orders and bookings; throws when one of them fails. */
  goes(code: string): Promise<void>;
  townInS360(code: string): Promise<unknown>;
  newInS360(code: string): Promise<number>;
  /** The unsaved data of the institution’s contacts in S-360, by number. */
  substance(venue: WrongVenue): Promise<Map<string, unknown>>;
  /** The first price of a performance with charges. */
  soldAt(code: string): Promise<Sold>;
  submits(code: string): Promise<Booking>;
  bookingComesTo(booking: Booking, state: Booking['state']): Promise<Booking>;
  /** The expiry of the reservation in the CRM. */
  heldUntil(code: string): Promise<unknown>;
}

type Sold = ReturnType<typeof soldIn>;

const nameOf = (code: string) => `Comes ${code}`;
const isOfCompanies = ({ contacts }: WrongCase) => contacts === 'companies';

const setup = ({ behaviour, code, symptom }: WrongCase, settings: Record<string, unknown>) => ({
  code,
  plugin: { ...OFTEN.plugin, pushNewContacts: false, ...settings },
  s360: { ...OFTEN.s360, currency: 'CHF' as const, behaviour },
  isUnproven: symptom.stops !== undefined,
});

function inS360(of: WrongCase, lastName: string): Record<string, unknown> {
  const { authorizations, ...contact } = isOfCompanies(of)
    ? { ...companyInS360({ structureName: lastName, town: 'A' }), authorizations: CONSENTS }
    : { ...personInS360({ lastName, town: 'A', title: 'Ms' }), authorizations: CONSENTS };
  return { ...contact, authorizations };
}

const newInCrm = (of: WrongCase) =>
  isOfCompanies(of)
    ? { type: 'structure', structureName: `New ${of.code}` }
    : { lastName: `New ${of.code}`, email: `new.${of.code}@example.com` };

const aSale = (contactReference: string) => ({
  orderState: 'CLOSED',
  orderType: 'SALE',
  contactReference,
  operationDatas: [{ quantity: 1, unitPrice: 20_000 }],
});

/**
 * Shares one read among concurrent callers. It starts after each of them called, so that no result
 * is stale.
 */
function together<T>(read: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | null = null;
  return () => {
    next ??= pause(POLL_MS).then(() => {
      next = null;
      return read();
    });
    return next;
  };
}

/** The same for all of them at the same time. */
const forAll = <T>(doIt: (of: WrongCase) => Promise<T>): Promise<T[]> =>
  Promise.all(WRONG_CASES.map(doIt));

function soldIn(catalog: Catalog) {
  const product = catalog.products.find((one) => one.code === 'BARB');
  const [performance] = product?.performances ?? [];
  const [price] = catalog.priceLists[performance?.priceList ?? -1] ?? [];
  return { product, performance, price };
}

/** Starts all institutions, receives contacts and orders, runs each check, and tries to save. */
export async function startWrongVenues(): Promise<WrongVenues> {
  const asConfigured = WRONG_CASES.map((of) => setup(of, of.unfit ?? {}));
  const scene = await startScene({
    institutions: asConfigured,
    unproven: asConfigured.filter(({ isUnproven }) => isUnproven).map(({ code }) => code),
  });
  const venues = new Map<string, WrongVenue>();
  const reports = new Map<string, ContractCheckDetails>();
  const venue = (code: string): WrongVenue => {
    const found = venues.get(code);
    if (!found) throw new Error(`nobody is known at ${code}`);
    return found;
  };

  async function fill(of: WrongCase): Promise<void> {
    const s360 = scene.s360(of.code);
    const writes = async (lastName: string) =>
      textAt(await s360.writes(inS360(of, lastName)), 'contactNumber');
    const others = of.symptom.stops ? ['Second', 'Third'] : [];
    const many = of.code === 'calls' ? Array.from({ length: MANY }, () => 'Many') : [];
    const numbers: string[] = [];
    for (const name of [nameOf(of.code), ...others, ...many]) numbers.push(await writes(name));
    const forTests = await writes(`For tests ${of.code}`);
    const [first = ''] = numbers;
    await s360.orders(aSale(first));
    if (of.code === 'expiry') {
      await s360.orders({ ...aSale(first), orderType: 'RESERVATION', expirationDate: HELD_UNTIL });
    }
    const filled = { of, numbers, forTests, documentIds: [], made: null, before: new Map() };
    venues.set(of.code, { ...filled, before: await substance(filled) });
  }

  const allLinks = together(() => scene.crm.links());
  const restlessLinks = together(() => scene.crm.links({ state: { $ne: 'inSync' } }));
  const catalogs = together(() => scene.running().admin('GET', '/s360/catalogs'));

  async function arrive(of: WrongCase): Promise<void> {
    const { numbers } = venue(of.code);
    const documentIds = await until(
      'the contacts are here',
      async () => {
        const links = (await allLinks()).filter(({ institution }) => institution === of.code);
        const documentOf = new Map(
          links.map((link) => [link.contactNumber, link.contactDocumentId]),
        );
        const found = numbers.flatMap((number) => documentOf.get(number) ?? []);
        return found.length === numbers.length ? found.map(String) : null;
      },
      WITHIN_MS,
      POLL_MS,
    );
    venue(of.code).documentIds = documentIds;
  }

  async function check({ check: { names = [], writes = false }, code }: WrongCase): Promise<void> {
    const { catalog } = scene.simulator().institution(code) ?? {};
    const performance = catalog?.products.find((one) => one.code === 'BARB')?.performances[0];
    const { forTests } = venue(code);
    const request = {
      writes,
      ...(names.includes('contact') && { contactNumber: forTests }),
      ...(names.includes('company') && { companyNumber: forTests }),
      ...(names.includes('performance') && { performanceId: String(performance?.id) }),
    };
    if (code === 'calls') await scene.s360(code).behaves({ callsPerMinute: 0 });
    const checks = scene.running().strapi.plugin('s360').service('contractChecks');
    reports.set(code, await checks.run(code, request, { author: null }));
    if (code === 'calls') await scene.s360(code).behaves({ callsPerMinute: CALLS_PER_MINUTE });
    await scene.s360(code).forgetCalls();
  }

  /** Ends the waits for S-360. */
  const timePasses = async () => {
    const query = scene.running().strapi.db.query(PERMIT_STATE_UID as typeof CONTACT_UID);
    await query.updateMany({ where: {}, data: { closedUntilMs: 0 } as object });
  };

  /** The next search for a create in doubt may be five minutes away on a slow machine. */
  const lookUpsAreDue = () =>
    scene
      .running()
      .strapi.db.query(CONTACT_LINK_UID)
      .updateMany({
        where: { state: 'inDoubt', nextAttemptAt: { $notNull: true } },
        data: { nextAttemptAt: new Date() },
      });

  async function send(of: WrongCase): Promise<void> {
    const { code, symptom } = of;
    const { documentIds } = venue(code);
    await catalogSide(scene, code).get();
    if (symptom.stops) {
      for (const documentId of documentIds) await scene.crm.saves(documentId, { town: 'B' });
      return;
    }
    await makeNew(of);
    await until(
      'the first attempt is over',
      async () => {
        const link = (await restlessLinks()).find(isLinkOf(madeAt(code), code));
        return link === undefined || link.failure !== null || link.state === 'inDoubt';
      },
      WITHIN_MS,
    );
    await scene.crm.saves(documentIds[0] ?? '', { town: 'B' });
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

  const does = async (method: string, path: string, body?: unknown) =>
    bookingIn(await scene.running().admin(method, `/s360/bookings${path}`, body));

  const soldAt = async (code: string) => {
    const isThere = async () => {
      const { body } = await catalogs();
      const status = listAt(body, 'data').find((one) => at(one, 'institution', 'code') === code);
      return at(status, 'version') !== null && at(status, 'isWanted') === false;
    };
    await until(`there is a catalog of ${code}`, isThere, WITHIN_MS);
    return soldIn(await catalogSide(scene, code).catalog());
  };

  async function submits(code: string): Promise<Booking> {
    const { performance, price } = await soldAt(code);
    const line = {
      performanceId: performance?.id,
      seatCategoryId: price?.seatCategoryId,
      itemId: null,
      tariffId: price?.tariffId,
      quantity: 2,
    };
    const draft = await does('POST', '', {
      institution: code,
      kind: 'sale',
      contactDocumentId: venue(code).documentIds[0],
      lines: [line],
      notes: null,
      shipmentModeId: null,
      payment: { kind: 'unpaid' },
    });
    return does('POST', `/${draft.documentId}/submit`, { revision: draft.revision });
  }

  const bookingComesTo = ({ documentId }: Booking, state: Booking['state']) =>
    until(
      `the booking is ${state}`,
      async () => {
        const now = await does('GET', `/${documentId}`);
        return now.state === state && now.progress === null ? now : null;
      },
      WITHIN_MS,
      POLL_MS,
    );

  async function bookingsGo({ code }: WrongCase): Promise<void> {
    const submitted = await submits(code);
    const { documentId } = submitted;
    const created = await bookingComesTo(submitted, 'created');
    expect(created.offer?.differences).toEqual([]);
    await does('POST', `/${documentId}/close`, {
      revision: created.revision,
      payment: { kind: 'unpaid' },
      shipmentModeId: null,
      total: created.offer?.total.thousandths,
    });
    const { orderId } = await bookingComesTo(created, 'closed');
    await scene.s360(code).cycle();
    const order = await until(
      'the order of the booking is here',
      async () => (await scene.crm.orders({ institution: code, orderId }))[0] ?? null,
      WITHIN_MS,
      POLL_MS,
    );
    expect(objectAt(order)).toMatchObject({ bookingDocumentId: documentId, orderState: 'CLOSED' });
  }
  await forAll(fill);
  await scene.cycle();
  await forAll(arrive);
  await forAll(check);
  await timePasses();
  await scene.s360('search').faults({ method: 'saveIndividualContactData', kind: 'drop-response' });
  await forAll(send);
  return {
    scene,
    venue,
    newInS360,
    townInS360,
    substance,
    submits,
    bookingComesTo,
    soldAt,
    report(code) {
      const found = reports.get(code);
      if (!found) throw new Error(`${code} was not checked`);
      return found;
    },
    async cures() {
      await timePasses();
      await scene.strapiStops();
      await scene.s360('calls').forgetCalls();
      await scene.strapiStarts({ institutions: WRONG_CASES.map((of) => setup(of, of.cure)) });
      await lookUpsAreDue();
      await forAll(({ code }) => catalogSide(scene, code).refresh());
    },
    async goes(code) {
      const { of } = venue(code);
      await contactsGo(of);
      await contactsAndOrdersCome(of);
      await bookingsGo(of);
    },
    async heldUntil(code) {
      const documentId = venue(code).documentIds[0] ?? '';
      const { body } = await scene.running().admin('GET', `/s360/contacts/${documentId}/orders`);
      const held = listAt(body, 'data', 'orders').find(
        (one) => at(one, 'orderType') === 'RESERVATION',
      );
      return at(held, 'expiresAt');
    },
  };
}
