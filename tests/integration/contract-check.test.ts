import { checkCommand } from '../../server/src/app/commands/check/check-command';
import type { ExitCode } from '../../server/src/app/commands';
import { CONTRACT_CHECK_UID, PERMISSION_ACTIONS } from '../../server/src/contracts';
import { at, listAt, objectAt, textAt } from '../helpers/json';
import { startScene, type Scene } from '../helpers/scene';
import { until } from '../helpers/waiting';

const UNLIMITED = {
  perEndpointPerMinute: null,
  perInstancePerMinute: null,
  catalogPerTenMinutes: null,
  availabilityPerMinute: null,
};

/** Without the built-in windows of the plugin, too, so that checks can follow each other. */
const LIMITS = [
  { scope: 'institution', calls: 100_000, perMs: 1_000 },
  ...[
    { service: 'catalogService', method: 'getCatalogDetailed' },
    { service: 'availabilityService', method: 'getEventAvailability' },
  ].map((name) => ({ scope: 'method', ...name, calls: 1_000, perMs: 1_000 })),
];

const WRONG_TOKEN = {
  kind: 'jwt',
  operator: 'MUSEUM_CRM',
  partner: 'strapi-plugin-s360',
  secret: 'not-the-secret',
};

type Json = Record<string, unknown>;

describe('a contract check', () => {
  let scene: Scene;
  let contactNumber: string;
  let companyNumber: string;
  let performanceId: string;

  beforeAll(async () => {
    scene = await startScene({
      trust: 'notStarted',
      institutions: [
        {
          code: 'myvenue',
          plugin: { name: 'My Venue', catalog: undefined, limits: LIMITS },
          s360: { catalog: true, contacts: 30, limits: UNLIMITED },
        },
        { code: 'museum', plugin: { authentication: WRONG_TOKEN, pushNewContacts: false } },
        { code: 'opera', plugin: { callsPerMonth: 3, pushNewContacts: false } },
        {
          code: 'theatre',
          plugin: {
            pushNewContacts: false,
            catalog: undefined,
            limits: LIMITS,
            assumptions: { requestIds: 'always' },
          },
          s360: { catalog: true, limits: UNLIMITED },
        },
        {
          code: 'ballet',
          plugin: { pushNewContacts: false, limits: LIMITS, assumptions: { writes: 'full' } },
          s360: { contacts: 30, limits: UNLIMITED },
        },
        { code: 'circus', plugin: { pushNewContacts: false, limits: LIMITS } },
      ],
    });
    await scene.s360().announces();
    await scene.s360('ballet').announces();
    await scene.agreed();
    const contacts = await scene.s360().contacts();
    const numberOf = (type: string) =>
      textAt(
        contacts.find((one) => one.type === type && listAt(one, 'authorizations').length > 0),
        'contactNumber',
      );
    contactNumber = numberOf('INDIVIDUAL');
    companyNumber = numberOf('STRUCTURE');
    const { strapi } = scene.running();
    const read = await strapi
      .plugin('s360')
      .service('contractChecks')
      .run('myvenue', {}, { author: null });
    expect(read.verdict).toBe('held');
    const plan = await scene.running().admin('GET', `${pathOf('myvenue')}/plan`);
    const planned = listAt(plan.body, 'data', 'performances');
    // The charge on each ticket shows whether a price includes charges.
    const charged = planned.find((one) => JSON.stringify(one).includes('Le Barbier de Séville'));
    performanceId = textAt(charged, 'id');
  }, 120_000);

  afterEach(async () => {
    await scene.s360().recovers();
    await scene.s360().behavesAsDocumented();
  });

  afterAll(() => scene.end());

  const pathOf = (code: string) => `/s360/institutions/${code}/contract-checks`;

  const ended = (id: unknown, code = 'myvenue') =>
    until(
      'the check has ended',
      async () => {
        const { body } = await scene.running().admin('GET', `${pathOf(code)}/${String(id)}`);
        const check = objectAt(body, 'data');
        return check.state === 'running' ? null : check;
      },
      30_000,
    );

  async function checks(request: Json, code = 'myvenue'): Promise<Json> {
    const { writes, ...rest } = request;
    const path = writes === true ? `${pathOf(code)}/writing` : pathOf(code);
    const answer = await scene.running().admin('POST', path, rest);
    expect(answer.status).toBe(200);
    return ended(at(answer.body, 'data', 'id'), code);
  }

  const stepOf = (check: Json, step: string): Json =>
    objectAt(listAt(check, 'steps').find((one) => at(one, 'step') === step));
  const codesOf = (check: Json, step: string): unknown[] =>
    listAt(stepOf(check, step), 'findings').map((one) => at(one, 'code'));
  const stateOf = (check: Json, step: string): unknown => stepOf(check, step).state;

  /** A contact without what S-360 records about saves or derives from addresses. */
  const ownOf = async (number: string) => {
    const { dateLastModified: _when, ...own } = await scene.s360().contact(number);
    const addresses = listAt(own, 'addresses').map((one) => ({
      ...objectAt(one),
      contactAddressId: undefined,
      normalizationRating: undefined,
      normalizationState: undefined,
    }));
    return { ...own, addresses };
  };

  it('announces its steps and cost without a call', async () => {
    await scene.s360().forgetCalls();
    const query = `contactNumber=${contactNumber}&writes=true&creates=false`;
    const { body } = await scene.running().admin('GET', `${pathOf('myvenue')}/plan?${query}`);
    const steps = listAt(body, 'data', 'steps');
    const untested = steps.filter((one) => at(one, 'untested') !== null);
    expect(untested.map((one) => at(one, 'untested', 'code'))).toEqual([
      'companyNotNamed',
      'creatingNotAsked',
      'performanceNotNamed',
    ]);
    expect(Number(at(body, 'data', 'calls', 'least'))).toBeGreaterThan(5);
    expect(await scene.s360().calls()).toEqual([]);
  });

  it('reads, costs what it announced, and changes nothing', async () => {
    await scene.s360().forgetCalls();
    const before = await scene.s360().contacts();
    const plan = await scene
      .running()
      .admin('GET', `${pathOf('myvenue')}/plan?contactNumber=${contactNumber}`);
    const check = await checks({ contactNumber });
    expect(check).toMatchObject({ state: 'done', verdict: 'held', writes: false, settings: [] });
    expect(check.startedBy).toMatchObject({ name: 'Ada Admin' });
    for (const step of ['token', 'alive', 'readContact', 'searchContact', 'catalog']) {
      expect([step, stateOf(check, step)]).toEqual([step, 'held']);
    }
    expect(codesOf(check, 'savePerson')).toEqual(['writingNotAsked']);
    expect(check.calls).toBe(at(plan.body, 'data', 'calls', 'least'));
    const made = await scene.s360().calls();
    // The login is counted, but is not among these calls.
    expect(made).toHaveLength(Number(check.calls) - 1);
    expect(await scene.s360().contacts()).toEqual(before);
  });

  it('writes, restores everything, and starts sending as a result', async () => {
    const [person, company] = [await ownOf(contactNumber), await ownOf(companyNumber)];
    const request = { contactNumber, companyNumber, performanceId, writes: true };
    const check = await checks(request);
    expect(listAt(check, 'steps').filter((one) => at(one, 'state') !== 'held')).toEqual([]);
    expect(check).toMatchObject({ verdict: 'held', startedSending: true });
    expect(await ownOf(contactNumber)).toEqual(person);
    expect(await ownOf(companyNumber)).toEqual(company);
    const [remainder, ...others] = listAt(check, 'remainders');
    expect(others).toEqual([]);
    const created = await scene.s360().contact(textAt(remainder, 'contactNumber'));
    expect(created).toMatchObject({ individualContact: { individualFirstname: 'Test' } });
    const assumption = (name: string) =>
      listAt(check, 'assumptions').find((one) => at(one, 'assumption') === name);
    expect(assumption('writes')).toMatchObject({ state: 'held' });
    expect(assumption('abandoning')).toMatchObject({ state: 'held' });
    expect(assumption('closing')).toMatchObject({ state: 'untested' });
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    const shown = listAt(body, 'data').find((one) => at(one, 'code') === 'myvenue');
    expect(at(shown, 'sending', 'status')).toMatchObject({ state: 'started', cause: 'check' });
  });

  describe('of an S-360 that differs from the assumptions', () => {
    it.each<[string, Json, string, string, string]>([
      [
        'another token subject',
        { tokenSubject: 'myvenue' },
        'token',
        'tokenSubjectOther',
        "assumptions: { tokenSubject: 'myvenue' },",
      ],
      [
        'token times in milliseconds',
        { tokenTimeUnit: 'milliseconds' },
        'token',
        'tokenUnitOther',
        "assumptions: { tokenTimeUnit: 'milliseconds' },",
      ],
      [
        'tokens from the login only',
        { tokens: 'login' },
        'token',
        'tokenKindOther',
        "authentication: { kind: 'login' },",
      ],
      [
        'another success word',
        { successWord: 'OK' },
        'alive',
        'statusWordOther',
        "assumptions: { successWords: ['OK'] },",
      ],
      [
        'another version of the contact service',
        { serviceVersions: { contacts: '2_18' } },
        'readContact',
        'versionOther',
        "contactServiceVersion: '2_18',",
      ],
      [
        'a flat search',
        { searchContact: { form: 'flat' } },
        'searchContact',
        'searchFormOther',
        "assumptions: { searchContact: { form: 'flat' } },",
      ],
      [
        'flags in unknown words',
        { flags: { true: 'Vrai', false: 'Faux' } },
        'readContact',
        'flagsUnknown',
        "assumptions: { flagWords: { true: ['Vrai'], false: ['Faux'] } },",
      ],
    ])(
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

    it.each<[string, Json, string, string, string]>([
      [
        'a flat body for saves',
        { saveIndividual: { form: 'flat' } },
        'savePerson',
        'saveFormOther',
        "assumptions: { saveIndividual: { form: 'flat' } },",
      ],
      [
        'saves that empty omitted fields',
        { saves: 'replace' },
        'savePerson',
        'saveLoses',
        "assumptions: { writes: 'full' },",
      ],
      [
        'prices including charges',
        { catalogPrices: 'gross' },
        'reservation',
        'pricesOther',
        "assumptions: { catalogPrices: 'gross' },",
      ],
      [
        'another word for an open order',
        { orderStates: { open: 'RUNNING' } },
        'reservation',
        'orderStateOther',
        "assumptions: { orderStates: { open: ['RUNNING'] } },",
      ],
      [
        'another word for an abandoned order',
        { orderStates: { abandoned: 'DROPPED' } },
        'reservation',
        'orderStateOther',
        "assumptions: { orderStates: { abandoned: ['DROPPED'] } },",
      ],
    ])('names the setting for %s, and leaves S-360 unchanged', async (...given) => {
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
    });

    it('passes and starts sending with saves that empty omitted fields, once whole contacts are sent', async () => {
      await scene.s360('ballet').behaves({ saves: 'replace' });
      const request = { contactNumber, companyNumber, writes: true };
      const check = await checks(request, 'ballet');
      expect([codesOf(check, 'savePerson'), codesOf(check, 'saveCompany')]).toEqual([[], []]);
      expect(check).toMatchObject({ verdict: 'held', startedSending: true });
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

  it('says what to look at when the credentials are refused, and tries nothing else', async () => {
    const check = await checks({}, 'museum');
    expect(codesOf(check, 'token')).toEqual(['tokenRefused']);
    expect(codesOf(check, 'alive')).toEqual(['stepNeeded']);
    expect(JSON.stringify(check)).not.toContain('not-the-secret');
  });

  it('takes permits like all calls, so that a used-up month leaves the rest untested', async () => {
    const check = await checks({}, 'opera');
    expect(listAt(check, 'steps').map((one) => at(one, 'findings', 0, 'code'))).toContain(
      'monthUsedUp',
    );
    expect((await scene.s360('opera').calls()).length).toBeLessThanOrEqual(3);
  });

  it('restores a save whose answer was lost', async () => {
    const before = await ownOf(contactNumber);
    const method = 'saveIndividualContactData';
    await scene.s360().faults({ method, times: 1, kind: 'drop-response' });
    const check = await checks({ contactNumber, creates: false, writes: true });
    expect(stateOf(check, 'savePerson')).toBe('held');
    expect(await ownOf(contactNumber)).toEqual(before);
  });

  it('says exactly what to restore by hand when it cannot be restored', async () => {
    const before = await scene.s360().contact(contactNumber);
    const method = 'saveIndividualContactData';
    await scene
      .s360()
      .faults(
        { method, times: 1, kind: 'drop-response' },
        { method, times: 9, kind: 'business', statusDetail: 'error.locked' },
      );
    const check = await checks({ contactNumber, creates: false, writes: true });
    expect(codesOf(check, 'savePerson')).toEqual(['restoreFailed']);
    const [remainder] = listAt(check, 'remainders');
    expect(remainder).toMatchObject({ kind: 'values', contactNumber });
    const firstName = textAt(before, 'individualContact', 'individualFirstname');
    expect(listAt(remainder, 'values')).toContainEqual({
      field: 'individualContact.individualFirstname',
      value: firstName,
    });
    await scene.s360().recovers();
    const individualContact = { individualFirstname: firstName };
    await scene.s360().writes({ contactNumber, individualContact });
  });

  it('names the order that may be open when it cannot be abandoned', async () => {
    const fault = { kind: 'business', statusDetail: 'error.order.locked' };
    await scene.s360().faults({ method: 'abandonMovements', times: 5, ...fault });
    const check = await checks({ contactNumber, performanceId, creates: false, writes: true });
    expect(codesOf(check, 'reservation')).toEqual(['callRefused', 'orderNotAbandoned']);
    expect(listAt(check, 'remainders')).toMatchObject([
      { kind: 'order', orderId: expect.any(String), reference: expect.stringMatching(/^CHECK-/) },
    ]);
  });

  it('runs alone, and can be cancelled by a person once everything is restored', async () => {
    const before = await ownOf(contactNumber);
    const method = 'saveIndividualContactData';
    await scene.s360().faults({ method, times: 1, kind: 'timeout', ms: 3_000 });
    const path = pathOf('myvenue');
    const started = await scene.running().admin('POST', `${path}/writing`, { contactNumber });
    const id = at(started.body, 'data', 'id');
    const saving = async () => {
      const { body } = await scene.running().admin('GET', `${path}/${String(id)}`);
      return at(body, 'data', 'remainders', 0, 'kind') === 'values';
    };
    await until('the contact is being saved', saving);
    expect((await scene.running().admin('POST', path, {})).status).toBe(409);
    const cancelled = await scene.running().admin('POST', `${path}/${String(id)}/cancel`);
    expect(cancelled.status).toBe(200);
    const check = await ended(id);
    expect(check).toMatchObject({ state: 'cancelled', remainders: [] });
    expect(codesOf(check, 'createContact')).toEqual(['cancelled']);
    expect(await ownOf(contactNumber)).toEqual(before);
    const again = await scene.running().admin('POST', `${path}/${String(id)}/cancel`);
    expect(again.status).toBe(409);
  });

  it('is shown as interrupted when its process has ended, with what it may have left behind', async () => {
    const values = [{ field: 'individualContact.email', value: 'a@example.com' }];
    const remainder = { kind: 'values', contactNumber, values };
    const step = { step: 'savePerson', kind: 'writing', state: 'running', calls: 1 };
    const steps = [{ ...step, findings: [], notes: [], settings: [] }];
    const { strapi } = scene.running();
    const row: Json = await strapi.db.query(CONTRACT_CHECK_UID).create({
      data: {
        institution: 'myvenue',
        state: 'running',
        fence: 999_999,
        request: { contactNumber, writes: true },
        report: { steps, settings: [], assumptions: [], remainders: [remainder], wait: null },
        startedAt: new Date(),
      },
    });
    const { body } = await scene.running().admin('GET', `${pathOf('myvenue')}/${String(row.id)}`);
    const check = objectAt(body, 'data');
    expect(check).toMatchObject({ state: 'interrupted', remainders: [remainder] });
    expect(codesOf(check, 'savePerson')).toEqual(['interrupted']);
  });

  describe('on the command line', () => {
    /** Runs the command on the running Strapi with a person who gives these answers. */
    async function types(
      options: Record<string, string | boolean>,
      answer: boolean | 'nobody' = 'nobody',
      code = 'myvenue',
    ): Promise<{ exitCode: ExitCode; printed: string; complained: string }> {
      const [printed, complained]: [string[], string[]] = [[], []];
      const exitCode = await checkCommand.run({
        positionals: [code],
        strapi: scene.running().strapi,
        flag: (name) => options[name] === true,
        text: (name) => (typeof options[name] === 'string' ? String(options[name]) : undefined),
        terminal: {
          print: (line) => void printed.push(line),
          complain: (line) => void complained.push(line),
          canAsk: answer !== 'nobody',
          confirm: async (question) => {
            printed.push(question);
            return answer === true;
          },
          onInterrupt: () => () => undefined,
        },
      });
      return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') };
    }

    it('prints its steps and findings in the words of the screen', async () => {
      const { exitCode, printed } = await types({ contact: contactNumber });
      expect(exitCode).toBe(0);
      expect(printed).toContain('Check S-360: My Venue');
      expect(printed).toMatch(/Costs \d+ calls if all is well/);
      expect(printed).toContain('✓ Reading a contact: As expected');
      const german = await types({ contact: contactNumber, language: 'de' });
      expect(german.printed).toContain('✓ Kontakt lesen: Wie erwartet');
    });

    it.each([
      ['en', 'Go on? (y/N) ', 'Nothing was done.'],
      ['de', 'Fortfahren? (j/N) ', 'Es wurde nichts getan.'],
      ['fr', 'Continuer ? (o/N) ', 'Rien n’a été fait.'],
      ['it', 'Continuare? (s/N) ', 'Non è stato fatto nulla.'],
    ])('asks before it writes, with the letters of the language %s', async (language, ...said) => {
      const { complained, printed } = await types({ write: true, language }, false);
      expect([printed.split('\n').at(-1), complained]).toEqual(said);
    });

    it('ends with 1 when something differs, and prints the setting that fixes it', async () => {
      await scene.s360().behaves({ tokenSubject: 'myvenue' });
      const { exitCode, printed } = await types({});
      expect(exitCode).toBe(1);
      expect(printed).toContain("assumptions: { tokenSubject: 'myvenue' },");
    });

    it('prints only JSON when requested', async () => {
      const { printed } = await types({ json: true });
      const check = objectAt(JSON.parse(printed));
      expect(check).toMatchObject({ state: 'done', verdict: 'held' });
      expect(textAt(check, 'startedBy', 'id')).toMatch(/^command-line:/);
    });

    it('writes only after a confirmation', async () => {
      await scene.s360().forgetCalls();
      const writing = { contact: contactNumber, write: true, 'no-create': true };
      expect(await types(writing)).toMatchObject({
        exitCode: 2,
        complained: expect.stringContaining('--yes'),
      });
      expect(await types(writing, false)).toMatchObject({ exitCode: 2 });
      expect(await scene.s360().calls()).toEqual([]);
      expect(await types({ ...writing, yes: true })).toMatchObject({ exitCode: 0 });
      expect((await scene.s360().saves()).length).toBeGreaterThan(0);
    });
  });

  it('stores its reports, newest first, for users with the permission', async () => {
    const { admin, userWith } = scene.running();
    const { body } = await admin('GET', pathOf('myvenue'));
    const ids = listAt(body, 'data').map((one) => Number(at(one, 'id')));
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    const viewer = await userWith([PERMISSION_ACTIONS.readOverview]);
    expect((await viewer('GET', `${pathOf('myvenue')}/${ids[0]}`)).status).toBe(403);
    const reader = await userWith([PERMISSION_ACTIONS.checkContract]);
    expect((await reader('GET', `${pathOf('myvenue')}/${ids[0]}`)).status).toBe(200);
    expect((await reader('POST', `${pathOf('myvenue')}/writing`, {})).status).toBe(403);
    expect((await admin('GET', pathOf('nowhere'))).status).toBe(404);
    expect((await admin('GET', `${pathOf('myvenue')}/987654`)).status).toBe(404);
  });
});
