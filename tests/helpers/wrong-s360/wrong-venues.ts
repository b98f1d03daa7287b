import {
  CONTACT_LINK_UID,
  PERMIT_STATE_UID,
  type CONTACT_UID,
  type ContractCheckDetails,
} from '../../../server/src/contracts';
import { catalogSide, OFTEN } from '../catalog/catalogs';
import { textAt } from '../json';
import { startScene, type Scene } from '../scene/scene';
import { modulesOf } from '../strapi/modules';
import { until } from '../waiting';
import { CALLS_PER_MINUTE, WRONG_CASES } from './cases';
import { venueContacts } from './venue-contacts';
import { venueSales } from './venue-sales';
import type { WrongCase } from './wrong-case';
import { aSale, inS360, POLL_MS, together, WITHIN_MS, type WrongVenue } from './wrong-venue';

/** More saves than the rest of a minute allows. */
const MANY = 20;
const DAY_MS = 24 * 60 * 60_000;

/** The expiry of a reservation in S-360: midnight some days from now. */
export const HELD_UNTIL = new Date((Math.floor(Date.now() / DAY_MS) + 14) * DAY_MS).toISOString();

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
  contacts: ReturnType<typeof venueContacts>;
  sales: ReturnType<typeof venueSales>;
}

const nameOf = (code: string) => `Comes ${code}`;

const setup = ({ behaviour, code, symptom }: WrongCase, settings: Record<string, unknown>) => ({
  code,
  plugin: { ...OFTEN.plugin, pushNewContacts: false, ...settings },
  s360: { ...OFTEN.s360, currency: 'CHF' as const, behaviour },
  isUnproven: symptom.stops !== undefined,
});

/** The same for all of them at the same time. */
const forAll = <T>(doIt: (of: WrongCase) => Promise<T>): Promise<T[]> =>
  Promise.all(WRONG_CASES.map(doIt));

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
  const contacts = venueContacts(scene, venue);
  const sales = venueSales(scene, venue);

  async function fill(of: WrongCase): Promise<void> {
    const s360 = scene.s360(of.code);
    const writes = async (lastName: string) =>
      textAt(await s360.writes(inS360(of, lastName)), 'contactNumber');
    const others = of.symptom.stops ? ['Second', 'Third', 'Fourth', 'Fifth'] : [];
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
    venues.set(of.code, { ...filled, before: await contacts.substance(filled) });
  }

  const allLinks = together(() => scene.crm.links());

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
    await contacts.makeNew(of);
    await contacts.firstAttemptIsOver(code);
    await scene.crm.saves(documentIds[0] ?? '', { town: 'B' });
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
    contacts,
    sales,
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
      // It follows within a minute of the start, for this test at once.
      await modulesOf(scene.running().strapi).stateWords.bringUpToDate();
      await forAll(({ code }) => catalogSide(scene, code).refresh());
    },
    async goes(code) {
      const { of } = venue(code);
      await contacts.contactsGo(of);
      await contacts.contactsAndOrdersCome(of);
      await sales.bookingsGo(code);
    },
  };
}
