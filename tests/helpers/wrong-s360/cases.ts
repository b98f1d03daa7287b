import type { AssumptionName } from '../../../server/src/s360/interface';
import { OFTEN } from '../catalog/catalogs';
import type { Checked, Symptom, WrongCase } from './wrong-case';

const everything = (said: RegExp): Symptom => ({ saves: said, catalog: said });
const ofSaves = (said: RegExp): Symptom => ({ saves: said, catalog: null });
const NONE: Symptom = { saves: null, catalog: null };

const setTo = (assumption: AssumptionName, ...settings: string[]): Checked => ({
  assumption,
  state: 'refuted',
  settings,
});
const saved = (checked: Checked): Checked => ({ ...checked, names: ['contact'], writes: true });
const savedCompany = (checked: Checked): Checked => ({
  ...checked,
  names: ['company'],
  writes: true,
});
const booked = (checked: Checked): Checked => ({
  ...checked,
  names: ['contact', 'performance'],
  writes: true,
});

/** The calls per minute of the institution with an exact limit: enough for one of each stream. */
export const CALLS_PER_MINUTE = 26;

const NAMES = { contact: 'contact', addresses: 'places', authorizations: 'permissions' };
const SEARCH = { criteria: 'contactCriteria', contacts: 'found', start: 'first', max: 'count' };
const STATES = { open: 'RUNNING', closed: 'FINALIZED', abandoned: 'DROPPED' };

const OF_TOKENS: readonly WrongCase[] = [
  {
    code: 'subject',
    behaviour: { tokenSubject: 'SubJect' },
    cure: { assumptions: { tokenSubject: 'SubJect' } },
    symptom: everything(/HTTP 401/),
    check: setTo('tokenSubject', "assumptions: { tokenSubject: 'SubJect' },"),
  },
  {
    code: 'unit',
    behaviour: { tokenTimeUnit: 'milliseconds', tokenTimes: 'strict' },
    cure: { assumptions: { tokenTimeUnit: 'milliseconds' } },
    symptom: everything(/HTTP 401/),
    check: setTo('tokenTimeUnit', "assumptions: { tokenTimeUnit: 'milliseconds' },"),
  },
  {
    code: 'strict',
    behaviour: { tokenTimes: 'strict' },
    cure: {},
    symptom: NONE,
    check: { assumption: 'tokenTimeUnit', state: 'held', settings: ['assumptions.tokenTimeUnit'] },
  },
  {
    code: 'login',
    behaviour: { tokens: 'login', loginModule: 'tnco' },
    cure: {
      authentication: {
        kind: 'login',
        loginModule: 'tnco',
        operator: 'LOGIN_CRM',
        partner: 'strapi-plugin-s360',
        secret: 'demo-secret',
      },
    },
    symptom: everything(/HTTP 401/),
    check: setTo('authentication', "authentication: { kind: 'login', loginModule: 'tnco' },"),
  },
];

const OF_SAVES: readonly WrongCase[] = [
  {
    code: 'names',
    behaviour: { saveIndividual: NAMES },
    cure: { assumptions: { saveIndividual: NAMES } },
    symptom: ofSaves(/error\.parameter\.unknown\.individualContactData/),
    check: saved(setTo('saveIndividual', 'assumptions.saveIndividual')),
  },
  {
    code: 'flat',
    behaviour: { saveIndividual: { form: 'flat' } },
    cure: { assumptions: { saveIndividual: { form: 'flat' } } },
    symptom: ofSaves(/error\.parameter\.unknown\.individualContactData/),
    check: saved(setTo('saveIndividual', "assumptions: { saveIndividual: { form: 'flat' } },")),
  },
  {
    code: 'methods',
    behaviour: { saveMethods: { individual: 'writePerson' } },
    cure: { saveMethods: { individual: 'writePerson' } },
    symptom: ofSaves(/HTTP 404.*method names/),
    check: saved(setTo('saveMethods', 'saveMethods')),
  },
  {
    code: 'firmnames',
    contacts: 'companies',
    behaviour: { saveStructure: NAMES },
    cure: { assumptions: { saveStructure: NAMES } },
    symptom: ofSaves(/error\.parameter\.unknown\.structureContactData/),
    check: savedCompany(setTo('saveStructure', 'assumptions.saveStructure')),
  },
  {
    code: 'firmflat',
    contacts: 'companies',
    behaviour: { saveStructure: { form: 'flat' } },
    cure: { assumptions: { saveStructure: { form: 'flat' } } },
    symptom: ofSaves(/error\.parameter\.unknown\.structureContactData/),
    check: savedCompany(
      setTo('saveStructure', "assumptions: { saveStructure: { form: 'flat' } },"),
    ),
  },
  {
    code: 'firmmethods',
    contacts: 'companies',
    behaviour: { saveMethods: { structure: 'writeCompany' } },
    cure: { saveMethods: { structure: 'writeCompany' } },
    symptom: ofSaves(/HTTP 404.*method names/),
    check: savedCompany(setTo('saveMethods', 'saveMethods')),
  },
  {
    code: 'replace',
    behaviour: { saves: 'replace' },
    cure: { assumptions: { writes: 'full' } },
    symptom: { ...NONE, stops: 'lost' },
    check: saved(setTo('writes', "assumptions: { writes: 'full' },")),
  },
  {
    code: 'ignore',
    behaviour: { saves: 'ignore', saveMethods: { individual: 'writePerson' } },
    cure: { saveMethods: { individual: 'writePerson' } },
    symptom: { ...NONE, stops: 'notDone' },
    check: saved(setTo('saveMethods', 'saveMethods')),
  },
  {
    code: 'readover',
    behaviour: { unknownNames: 'ignore', saveIndividual: { addresses: 'places' } },
    cure: { assumptions: { saveIndividual: { addresses: 'places' } } },
    symptom: { ...NONE, stops: 'notDone' },
    check: saved(setTo('saveIndividual', 'assumptions.saveIndividual')),
  },
];

const OF_SALES: readonly WrongCase[] = [
  {
    code: 'states',
    behaviour: { orderStates: STATES },
    cure: {
      assumptions: {
        orderStates: {
          open: [STATES.open],
          closed: [STATES.closed],
          abandoned: [STATES.abandoned],
        },
      },
    },
    symptom: NONE,
    // A check never closes an order, so this word is only reported when such an order arrives.
    check: booked(
      setTo(
        'orderStates',
        "assumptions: { orderStates: { open: ['RUNNING'], abandoned: ['DROPPED'] } },",
      ),
    ),
  },
  {
    code: 'handles',
    behaviour: { requestIds: 'refuse-unknown' },
    unfit: { assumptions: { requestIds: 'always' } },
    cure: { assumptions: { requestIds: 'afterFirst' } },
    symptom: { saves: null, catalog: /error\.request\.unknown/ },
    check: setTo('requestIds', "assumptions: { requestIds: 'never' },"),
  },
  {
    code: 'gross',
    behaviour: { catalogPrices: 'gross' },
    cure: { assumptions: { catalogPrices: 'gross' } },
    symptom: NONE,
    check: booked(setTo('catalogPrices', "assumptions: { catalogPrices: 'gross' },")),
  },
  {
    code: 'seats',
    behaviour: { seatCategories: 'institutionSeatCatId' },
    cure: { assumptions: { seatCategoryId: 'institutionSeatCatId' } },
    symptom: { ...NONE, books: /seat category|error\.order\.seatcategory\.unknown/i },
    check: setTo('seatCategoryId', "assumptions: { seatCategoryId: 'institutionSeatCatId' },"),
  },
  {
    code: 'nullseats',
    behaviour: { seatCategories: 'institutionOnly' },
    cure: {},
    symptom: NONE,
    check: {
      assumption: 'seatCategoryId',
      state: 'held',
      settings: ['assumptions.seatCategoryId'],
    },
  },
  {
    code: 'expiry',
    behaviour: { expiry: 'exact' },
    cure: { assumptions: { expiry: 'exact' } },
    symptom: NONE,
    // No hold has ended there yet.
    check: { assumption: 'expiry', state: 'untested', settings: ['assumptions.expiry'] },
  },
];

/** One institution per option. */
export const WRONG_CASES: readonly WrongCase[] = [
  ...OF_TOKENS,
  ...OF_SAVES,
  ...OF_SALES,
  {
    code: 'success',
    behaviour: { successWord: 'Done' },
    cure: { assumptions: { successWords: ['done'] } },
    symptom: everything(/status Done.*assumptions\.successWords/),
    check: setTo('successWords', "assumptions: { successWords: ['Done'] },"),
  },
  {
    code: 'version',
    behaviour: { serviceVersions: { contacts: '2_20', orders: '1_32', catalog: '1_32' } },
    cure: {
      contactServiceVersion: '2_20',
      orderServiceVersion: '1_32',
      catalogServiceVersion: '1_32',
    },
    symptom: everything(/HTTP 404.*service version/),
    check: booked(
      setTo(
        'serviceVersions',
        "contactServiceVersion: '2_20',",
        "orderServiceVersion: '1_32',",
        "catalogServiceVersion: '1_32',",
      ),
    ),
  },
  {
    code: 'search',
    behaviour: { searchContact: SEARCH },
    cure: { assumptions: { searchContact: SEARCH } },
    symptom: NONE,
    check: { ...setTo('searchContact', 'assumptions.searchContact'), names: ['contact'] },
  },
  {
    code: 'flags',
    behaviour: { flags: { true: 'ano', false: 'ne' } },
    cure: { assumptions: { flagWords: { true: ['ano'], false: ['ne'] } } },
    symptom: NONE,
    check: { ...setTo('flagWords', 'assumptions.flagWords'), names: ['contact'] },
  },
  {
    code: 'calls',
    behaviour: { callsPerMinute: CALLS_PER_MINUTE },
    cure: {
      limits: [
        // Longer than a minute, so that waiting lasts to the end of the test.
        { scope: 'institution', calls: CALLS_PER_MINUTE, perMs: 600_000 },
        ...OFTEN.plugin.limits,
      ],
    },
    symptom: NONE,
    // In addition to the configured windows.
    check: setTo(
      'limits',
      "limits: [{ scope: 'institution', calls: 90, perMs: 60000 }, " +
        "{ scope: 'method', method: 'getCatalogDetailed', calls: 100, perMs: 1000 }, " +
        "{ scope: 'method', method: 'getEventAvailability', calls: 100, perMs: 1000 }],",
    ),
  },
];

/** The words of the institution with other order states. */
export const OTHER_STATES = STATES;
