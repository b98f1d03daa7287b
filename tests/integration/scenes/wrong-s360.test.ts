import { CONTACT_UID } from '../../../server/src/contracts';
import { catalogSide } from '../../helpers/catalog/catalogs';
import { at, listAt } from '../../helpers/json';
import { until } from '../../helpers/waiting';
import { CALLS_PER_MINUTE, OTHER_STATES, WRONG_CASES } from '../../helpers/wrong-s360/cases';
import {
  HELD_UNTIL,
  startWrongVenues,
  type WrongVenues,
} from '../../helpers/wrong-s360/wrong-venues';
import { inEnglish } from '../../../server/src/contracts/reasons';
import { heldUntil } from '../../../server/src/s360';
import { IGNORED_AT_CONTACTS } from '../../../server/src/sending/trust/ignored-saves';

describe('an S-360 that differs from the assumptions', () => {
  let venues: WrongVenues;
  beforeAll(async () => {
    venues = await startWrongVenues();
  });
  afterAll(() => {
    venues.scene.excuse({
      check: 'equal',
      fits: /^consent NEWS of \S+ at flags\//,
      because: 'S-360 has not shown it again since the words are known',
    });
    return venues.scene.end();
  });

  const crm = () => venues.scene.crm;
  const s360 = (code: string) => venues.scene.s360(code);
  const firstAt = (code: string) => venues.venue(code).documentIds[0] ?? '';
  const institutionShown = async (code: string) => {
    const { body } = await venues.scene.running().admin('GET', '/s360/institutions');
    return listAt(body, 'data').find((one) => at(one, 'code') === code);
  };

  describe('and from its settings', () => {
    it.each(WRONG_CASES)(
      '($code) is recognized by the contract check, which names $check.assumption and its setting',
      ({ check, code }) => {
        const report = venues.report(code);
        const { assumption, settings, state } = check;
        const told = report.assumptions.find((one) => one.assumption === assumption);
        expect([assumption, told?.state]).toEqual([assumption, state]);
        for (const setting of settings) {
          expect([told?.setting ?? '', ...report.settings]).toContain(setting);
        }
        expect(report.remainders.filter(({ kind }) => kind !== 'contact')).toEqual([]);
      },
    );

    it.each(WRONG_CASES.filter(({ symptom }) => symptom.saves !== null))(
      '($code) has the reason for a failed save shown on the contact',
      async ({ code, symptom }) => {
        const { failure } = await until('the save has failed', async () => {
          const status = await crm().status(firstAt(code), code);
          return status.failure === null ? null : status;
        });
        expect(failure && inEnglish(failure.reason)).toMatch(symptom.saves ?? /never/);
      },
    );

    it.each(WRONG_CASES.filter(({ symptom }) => symptom.stops !== undefined))(
      '($code) receives nothing more once a save had the verdict "lost", or three "notDone", which is reported everywhere',
      async ({ code, symptom }) => {
        await until('sending is stopped', async () => {
          const state = at(await institutionShown(code), 'sending', 'status', 'state');
          return state === 'stopped';
        });
        const count = symptom.stops === 'lost' ? 1 : IGNORED_AT_CONTACTS;
        expect(await s360(code).saves()).toHaveLength(count);
        const alarms = listAt(await institutionShown(code), 'alarms');
        expect(alarms).toContainEqual(
          expect.objectContaining({ kind: 'sendingStopped', cause: symptom.stops }),
        );
        const waits = await Promise.all(
          venues.venue(code).documentIds.map((one) => crm().status(one, code)),
        );
        expect(waits.filter(({ waiting }) => waiting?.kind === 'stopped')).not.toEqual([]);
      },
    );

    it.each(WRONG_CASES.filter(({ symptom }) => symptom.catalog !== null))(
      '($code) has the reason for a failed catalog refresh shown',
      async ({ code, symptom }) => {
        const { failure } = await until('the catalog has failed', async () => {
          const status = await catalogSide(venues.scene, code).status();
          return status.failure === null ? null : status;
        });
        expect(failure && inEnglish(failure.reason)).toMatch(symptom.catalog ?? /never/);
      },
    );

    it.each(WRONG_CASES.filter(({ symptom }) => symptom.books !== undefined))(
      '($code) has the reason for a failed booking shown',
      async ({ code, symptom }) => {
        const submitted = await venues.sales.submits(code);
        const { failure } = await venues.sales.bookingComesTo(submitted, 'failed');
        expect(JSON.stringify(failure)).toMatch(symptom.books ?? /never/);
      },
    );

    it.each(WRONG_CASES)('($code) keeps all its data undamaged', async ({ code, symptom }) => {
      const venue = venues.venue(code);
      const isSaved = (symptom.saves === null && !symptom.stops) || code === 'success';
      await until('the edit is saved or not', async () =>
        isSaved ? (await venues.contacts.townInS360(code)) === 'B' : true,
      );
      const now = await venues.contacts.substance(venue);
      const harmed = [...now].filter(
        ([number, kept]) => JSON.stringify(kept) !== JSON.stringify(venue.before.get(number)),
      );
      expect(harmed).toHaveLength(symptom.stops === 'lost' ? 1 : 0);
      if (!symptom.stops) expect(await venues.contacts.townInS360(code)).toBe(isSaved ? 'B' : 'A');
      expect(await venues.contacts.newInS360(code)).toBe(isSaved ? 1 : 0);
    });

    it('in the words for flags has an unknown word treated as no', async () => {
      expect((await venues.sales.soldAt('flags')).product).toMatchObject({ isReservable: false });
      expect((await venues.sales.soldAt('states')).product).toMatchObject({ isReservable: true });
    });

    it('in the charges in prices has its prices shown including charges', async () => {
      expect((await venues.sales.soldAt('gross')).price?.amount).toBe(81_500);
      expect((await venues.sales.soldAt('states')).price?.amount).toBe(80_000);
    });

    it('in the expiry of holds has a hold until midnight shown as lasting a day longer', async () => {
      const inZurich = { meaning: 'endOfDay', timeZone: 'Europe/Zurich' } as const;
      const until = heldUntil(new Date(HELD_UNTIL), inZurich);
      expect(await venues.sales.heldUntil('expiry')).toBe(until.toISOString());
    });

    it('in the limit of calls refuses calls above it, which is shown on the contact', async () => {
      const documentId = firstAt('calls');
      await s360('calls').behaves({ callsPerMinute: 1 });
      await crm().saves(documentId, { town: 'D' });
      // While it is tried again, it is not pending.
      const { failure } = await until('the save was refused and is pending again', async () => {
        const status = await crm().status(documentId, 'calls');
        return status.failure !== null && status.state === 'pending' ? status : null;
      });
      expect(failure && inEnglish(failure.reason)).toMatch(/HTTP 509/);
      expect(await venues.contacts.townInS360('calls')).toBe('B');
      await s360('calls').behaves({ callsPerMinute: CALLS_PER_MINUTE });
    });

    it('in the words for order states has an unknown state shown unchanged', async () => {
      const [order] = await crm().orders({ institution: 'states' });
      expect(order).toMatchObject({ orderState: OTHER_STATES.closed });
    });

    it('in the search leaves a create without an answer in doubt', async () => {
      const status = await crm().status(venues.venue('search').made ?? '', 'search');
      expect(status).toMatchObject({ state: 'inDoubt', contactNumber: null });
    });
  });

  describe('but not from its settings', () => {
    const gone = new Map<string, PromiseSettledResult<void>>();
    beforeAll(async () => {
      await venues.cures();
      const results = await Promise.allSettled(WRONG_CASES.map(({ code }) => venues.goes(code)));
      WRONG_CASES.forEach(({ code }, index) => {
        const result = results[index];
        if (result) gone.set(code, result);
      });
    });

    it.each(WRONG_CASES)('($code) exchanges contacts, orders and bookings', ({ code }) => {
      const result = gone.get(code);
      if (result?.status === 'rejected') throw result.reason;
      expect(result?.status).toBe('fulfilled');
    });

    it('in the words for flags has its own words understood', async () => {
      expect((await venues.sales.soldAt('flags')).product).toMatchObject({ isReservable: true });
    });

    it('in the words for order states has the orders of before understood', async () => {
      const orders = await crm().orders({ institution: 'states' });
      const before = orders.filter(({ stateWord }) => stateWord === OTHER_STATES.closed);
      expect(before.length).toBeGreaterThan(0);
      expect(before.map(({ orderState }) => orderState)).toEqual(before.map(() => 'CLOSED'));
    });

    it('in the charges in prices has its prices shown without charges', async () => {
      expect((await venues.sales.soldAt('gross')).price?.amount).toBe(80_000);
    });

    it('in the expiry of holds has a hold shown until the exact moment', async () => {
      expect(await venues.sales.heldUntil('expiry')).toBe(HELD_UNTIL);
    });

    it('in what a save replaces keeps exactly the former values', async () => {
      const venue = venues.venue('replace');
      expect(await venues.contacts.substance(venue)).toEqual(venue.before);
    });

    it('in the limit of calls refuses no call, as calls above it wait', async () => {
      const query = venues.scene.running().strapi.db.query(CONTACT_UID);
      await query.updateMany({ where: { lastName: 'Many' }, data: { town: 'E' } });
      await until('one waits for calls', async () => {
        const [link] = await crm().links({ institution: 'calls', state: 'pending' });
        if (link === undefined) return false;
        const { waiting } = await crm().status(String(link.contactDocumentId), 'calls');
        return waiting?.kind === 'limit';
      });
      const calls = await s360('calls').calls();
      expect(calls.filter(({ status }) => status !== 200)).toEqual([]);
      expect(calls.length).toBeGreaterThan(0);
      venues.scene.excuse({
        check: 'rest',
        fits: /^calls\/\d+ is (pending|to be read)$/,
        because: 'the test does not wait until there are calls again',
      });
    });
  });
});
