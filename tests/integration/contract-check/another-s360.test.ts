import {
  stepOf,
  codesOf,
  stateOf,
  startCheckedVenues,
  type Json,
  type CheckedVenues,
} from '../../helpers/institutions/checked-venues';
import { SEEN_BY_READING, SEEN_BY_WRITING } from '../../helpers/institutions/other-behaviours';
import { at, listAt, textAt } from '../../helpers/json';
import type { Scene } from '../../helpers/scene/scene';

describe('a contract check of an S-360 that differs from the assumptions', () => {
  let venues: CheckedVenues;
  let scene: Scene;
  let contactNumber: string;
  let companyNumber: string;
  let performanceId: string;

  beforeAll(async () => {
    venues = await startCheckedVenues();
    ({ scene, contactNumber, companyNumber, performanceId } = venues);
  });

  afterEach(async () => {
    await scene.s360().recovers();
    await scene.s360().behavesAsDocumented();
  });

  afterAll(() => scene.end());

  const checks: CheckedVenues['checks'] = (...given) => venues.checks(...given);
  const ownOf: CheckedVenues['ownOf'] = (...given) => venues.ownOf(...given);

  it.each(SEEN_BY_READING)(
    'names the setting for %s, and continues with it',
    async (_case, behaviour, step, code, line) => {
      await scene.s360().behaves(behaviour);
      const check = await checks({ contactNumber });
      expect(check.verdict).toBe('failed');
      expect(codesOf(check, step)).toContain(code);
      expect(listAt(check, 'settings')).toContain(line);
      expect(stateOf(check, 'pointOfSale')).not.toBe('untested');
    },
  );

  it.each(SEEN_BY_WRITING)(
    'names the setting for %s, and leaves S-360 unchanged',
    async (...given) => {
      const [, behaviour, step, code, line] = given;
      const before = await ownOf(contactNumber);
      await scene.s360().behaves(behaviour);
      const check = await checks({ contactNumber, performanceId, creates: false, writes: true });
      expect(check.verdict).toBe('failed');
      expect(codesOf(check, step)).toContain(code);
      const [seen] = listAt(check, 'steps').filter((one) => at(one, 'step') === step);
      const notes = listAt(seen, 'notes').filter((one) => at(one, 'code') === 'closedWordUnseen');
      expect(notes).toHaveLength(code === 'orderStateOther' ? 1 : 0);
      expect(listAt(check, 'settings')).toContain(line);
      expect(await ownOf(contactNumber)).toEqual(before);
      expect(listAt(check, 'remainders')).toEqual([]);
    },
  );

  it('passes and starts sending with saves that empty omitted fields, once whole contacts are sent', async () => {
    await scene.s360('ballet').behaves({ saves: 'replace' });
    const request = { contactNumber, companyNumber, writes: true };
    const check = await checks(request, 'ballet');
    expect([codesOf(check, 'savePerson'), codesOf(check, 'saveCompany')]).toEqual([[], []]);
    expect(check).toMatchObject({ verdict: 'held', startedSending: true });
  });

  it.each<[string, Json, string, string]>([
    [
      'lines of an address under another name',
      { lines: 'line' },
      'linesOther',
      "assumptions: { addressLines: 'line' },",
    ],
    [
      'fields that only an empty text empties',
      { nulls: 'ignored' },
      'emptyingOther',
      "assumptions: { emptying: 'emptyText' },",
    ],
    [
      'fields that nothing empties',
      { nulls: 'blanksIgnored' },
      'emptyingOther',
      "assumptions: { emptying: 'never' },",
    ],
  ])('names the setting for %s, tried at the contact that it created', async (...given) => {
    const [, behaviour, code, line] = given;
    await scene.s360().behaves(behaviour);
    const check = await checks({ writes: true });
    expect(codesOf(check, 'createContact')).toEqual([code]);
    expect(listAt(check, 'settings')).toEqual([line]);
    const refuted = listAt(check, 'assumptions').filter((one) => at(one, 'state') === 'refuted');
    const [name] = /\w+(?=: ')/.exec(line) ?? [];
    expect(refuted.map((one) => at(one, 'assumption'))).toEqual([name]);
  });

  it('passes with other lines and an empty text for an emptied field, once both are set', async () => {
    await scene.s360('circus').behaves({ lines: 'line', nulls: 'ignored' });
    const check = await checks({ writes: true }, 'circus');
    expect([stateOf(check, 'createContact'), codesOf(check, 'createContact')]).toEqual([
      'held',
      [],
    ]);
    const [remainder] = listAt(check, 'remainders');
    const created = await scene.s360('circus').contact(textAt(remainder, 'contactNumber'));
    expect(listAt(created, 'addresses')).toMatchObject([{ line1: 'Test 1', town: 'Lausanne' }]);
    expect(at(created, 'addresses', 0, 'line2') ?? '').toBe('');
    await scene.s360('circus').behavesAsDocumented();
    await scene.s360('circus').forgetCalls();
  });

  it('passes where names are only kept in capitals and cut', async () => {
    await scene.s360().behaves({ names: 'upper', longestName: 40, emails: 'documented' });
    const check = await checks({ contactNumber, writes: true });
    for (const step of ['savePerson', 'createContact']) {
      expect([stateOf(check, step), codesOf(check, step)]).toEqual(['held', []]);
    }
    expect(listAt(check, 'remainders')).toMatchObject([{ kind: 'contact' }]);
  });

  it('warns of a point of sale at which bookings will not work, and of its odd time in seconds', async () => {
    const pos = {
      contactFileAccess: 'refused',
      activityState: 'SUSPENDED',
      allowedChars: 'A-Za-z ',
      languageList: 'text',
      orderAbandonDelay: 1800,
    } as const;
    await scene.s360().behaves({ pos });
    const check = await checks({ contactNumber, performanceId, creates: false, writes: true });
    expect(stateOf(check, 'pointOfSale')).toBe('held');
    expect(listAt(stepOf(check, 'pointOfSale'), 'notes').map((one) => at(one, 'code'))).toEqual([
      'contactAccessMissing',
      'saleStateOther',
      'saleStateOther',
      'charactersForbidden',
      'abandonDelayInSeconds',
    ]);
    expect(codesOf(check, 'reservation')).toEqual(['callRefused']);
  });

  it.each([
    ['created', 'filesCounted'],
    ['closed', 'filesNotCounted'],
  ] as const)('says whether files are counted that are %s', async (fileCounts, code) => {
    await scene.s360().behaves({ fileCounts });
    const check = await checks({ contactNumber, performanceId, creates: false, writes: true });
    const notes = listAt(stepOf(check, 'reservation'), 'notes');
    expect(notes.map((one) => at(one, 'code'))).toContain(code);
    expect(stateOf(check, 'reservation')).toBe('held');
  });

  it('names payment methods of unknown types', async () => {
    await scene.s360().behaves({ paymentTypes: 'other' });
    const step = stepOf(await checks({}), 'pointOfSale');
    expect(step).toMatchObject({
      state: 'held',
      notes: [{ code: 'paymentTypesUnknown', values: { types: ['DEFERRED'] } }],
    });
  });

  it('names the setting for a refused request id, and continues', async () => {
    await scene.s360('theatre').behaves({ requestIds: 'refuse-unknown' });
    const check = await checks({}, 'theatre');
    expect(codesOf(check, 'catalog')).toEqual(['requestIdsOther']);
    expect(listAt(check, 'settings')).toEqual(["assumptions: { requestIds: 'never' },"]);
    expect(stateOf(check, 'availability')).toBe('held');
  });

  it('names the limit to set after fewer calls than expected (509), and makes no more calls', async () => {
    const fault = { method: 'isCatalogServiceAlive', times: 1, kind: 'http', status: 509 };
    await scene.s360('circus').faults(fault);
    const check = await checks({}, 'circus');
    expect(codesOf(check, 'token')).toEqual(['callTooMany']);
    expect(String(listAt(check, 'settings')[0])).toMatch(
      /^limits: \[.*\{ scope: 'institution', calls: 90, perMs: 60_?000 \}.*\],$/,
    );
    const assumptions = listAt(check, 'assumptions');
    expect(assumptions.find((one) => at(one, 'assumption') === 'limits')).toMatchObject({
      state: 'refuted',
    });
    expect(await scene.s360('circus').calls()).toHaveLength(1);
  });

  it('names the setting for seat categories with the other id', async () => {
    await scene.s360().behaves({ seatCategories: 'institutionSeatCatId' });
    const check = await checks({});
    expect(codesOf(check, 'availability')).toEqual(['seatCategoryOther']);
    expect(listAt(check, 'settings')).toEqual([
      "assumptions: { seatCategoryId: 'institutionSeatCatId' },",
    ]);
  });

  it('asks for the right base URL when no call is known there, without a verdict on the token', async () => {
    const none = '0_0';
    await scene
      .s360()
      .behaves({ serviceVersions: { contacts: none, orders: none, catalog: none } });
    const check = await checks({ contactNumber });
    expect([stateOf(check, 'token'), codesOf(check, 'token')]).toEqual([
      'untested',
      ['tokenNotLookedAt'],
    ]);
    expect(codesOf(check, 'alive')).toEqual(['callNotFound']);
    const subject = listAt(check, 'assumptions').find(
      (one) => at(one, 'assumption') === 'tokenSubject',
    );
    expect(subject).toMatchObject({ state: 'untested' });
  });

  it('names the setting for other names in the bodies of calls', async () => {
    const saveIndividual = { form: 'nested', contact: 'person' } as const;
    const searchContact = { form: 'nested', criteria: 'criteria' } as const;
    await scene.s360().behaves({ saveIndividual, searchContact });
    const check = await checks({ contactNumber, creates: true, writes: true });
    for (const [step, setting] of [
      ['searchContact', 'assumptions.searchContact'],
      ['savePerson', 'assumptions.saveIndividual'],
      ['createContact', 'assumptions.saveIndividual'],
    ] as const) {
      expect(codesOf(check, step)).toEqual(['callRefused', 'partsCanBeSet']);
      expect(at(listAt(stepOf(check, step), 'findings')[1], 'values')).toEqual({ setting });
    }
  });

  it('fails when a save does nothing', async () => {
    await scene.s360().behaves({ saves: 'ignore' });
    const check = await checks({ contactNumber, creates: false, writes: true });
    expect(codesOf(check, 'savePerson')).toEqual(['saveNotDone']);
    expect(listAt(check, 'remainders')).toEqual([]);
  });
});
