import type { BehaviourChange } from '../../simulator';
import { OFTEN } from '../catalogs';

/** What is wrong before the setting cures it. */
interface Symptom {
  /** What the panel says of a contact that is to be saved; `null`: saves work. */
  saves: RegExp | null;
  /** What it says of the catalog; `null`: it is read. */
  catalog: RegExp | null;
}

/** One respect in which S-360 is other than the plugin assumes, and the setting that cures it. */
export interface WrongCase {
  /** Code of the institution that is wrong so. */
  code: string;
  behaviour: BehaviourChange;
  /** Settings of the institution that do not fit; default: none. */
  unfit?: Record<string, unknown>;
  /** Settings of the institution that say how it is. */
  cure: Record<string, unknown>;
  symptom: Symptom;
}

const everything = (said: RegExp): Symptom => ({ saves: said, catalog: said });
const ofSaves = (said: RegExp): Symptom => ({ saves: said, catalog: null });
const NONE: Symptom = { saves: null, catalog: null };

/** Enough for one of each stream, and for little more. */
export const CALLS_PER_MINUTE = 15;

const NAMES = { contact: 'contact', addresses: 'places', authorizations: 'permissions' };
const SEARCH = { criteria: 'contactCriteria', contacts: 'found', start: 'first', max: 'count' };
const STATES = {
  open: 'RUNNING',
  closed: 'FINALIZED',
  abandoned: 'DROPPED',
};

/** One institution for each option. */
export const WRONG_CASES: readonly WrongCase[] = [
  {
    code: 'subject',
    behaviour: { tokenSubject: 'SubJect' },
    cure: { assumptions: { tokenSubject: 'SubJect' } },
    symptom: everything(/HTTP 401/),
  },
  {
    code: 'unit',
    behaviour: { tokenTimeUnit: 'milliseconds' },
    cure: { assumptions: { tokenTimeUnit: 'milliseconds' } },
    symptom: everything(/HTTP 401/),
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
  },
  {
    code: 'success',
    behaviour: { successWord: 'Done' },
    cure: { assumptions: { successWords: ['done'] } },
    symptom: everything(/status Done.*assumptions\.successWords/),
  },
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
  },
  {
    code: 'names',
    behaviour: { saveIndividual: NAMES },
    cure: { assumptions: { saveIndividual: NAMES } },
    symptom: ofSaves(/error\.parameter\.unknown\.individualContactData/),
  },
  {
    code: 'flat',
    behaviour: { saveIndividual: { form: 'flat' } },
    cure: { assumptions: { saveIndividual: { form: 'flat' } } },
    symptom: ofSaves(/error\.parameter\.unknown\.individualContactData/),
  },
  {
    code: 'methods',
    behaviour: { saveMethods: { individual: 'writePerson' } },
    cure: { saveMethods: { individual: 'writePerson' } },
    symptom: ofSaves(/HTTP 404.*method names/),
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
  },
  {
    code: 'search',
    behaviour: { searchContact: SEARCH },
    cure: { assumptions: { searchContact: SEARCH } },
    symptom: NONE,
  },
  {
    code: 'handles',
    behaviour: { requestIds: 'refuse-unknown' },
    unfit: { assumptions: { requestIds: 'always' } },
    cure: { assumptions: { requestIds: 'afterFirst' } },
    symptom: { saves: null, catalog: /error\.request\.unknown/ },
  },
  {
    code: 'flags',
    behaviour: { flags: { true: 'ano', false: 'ne' } },
    cure: { assumptions: { flagWords: { true: ['ano'], false: ['ne'] } } },
    symptom: NONE,
  },
  {
    code: 'gross',
    behaviour: { catalogPrices: 'gross' },
    cure: { assumptions: { catalogPrices: 'gross' } },
    symptom: NONE,
  },
  {
    code: 'seats',
    behaviour: { seatCategories: 'institutionSeatCatId' },
    cure: { assumptions: { seatCategoryId: 'institutionSeatCatId' } },
    symptom: NONE,
  },
  {
    code: 'nullseats',
    behaviour: { seatCategories: 'institutionOnly' },
    cure: {},
    symptom: NONE,
  },
  {
    code: 'expiry',
    behaviour: { expiry: 'exact' },
    cure: { assumptions: { expiry: 'exact' } },
    symptom: NONE,
  },
  {
    code: 'calls',
    behaviour: { callsPerMinute: CALLS_PER_MINUTE },
    cure: {
      limits: [
        { scope: 'institution', calls: CALLS_PER_MINUTE, perMs: 60_000 },
        ...OFTEN.plugin.limits,
      ],
    },
    symptom: NONE,
  },
];

/** The words that the institution with other states of orders writes. */
export const OTHER_STATES = STATES;
