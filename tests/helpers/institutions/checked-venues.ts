import { at, listAt, objectAt, textAt } from '../json';
import { startScene, type Scene } from '../scene/scene';
import { until } from '../waiting';

export type Json = Record<string, unknown>;

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

export const stepOf = (check: Json, step: string): Json =>
  objectAt(listAt(check, 'steps').find((one) => at(one, 'step') === step));
export const codesOf = (check: Json, step: string): unknown[] =>
  listAt(stepOf(check, step), 'findings').map((one) => at(one, 'code'));
export const stateOf = (check: Json, step: string): unknown => stepOf(check, step).state;

export const pathOf = (code: string) => `/s360/institutions/${code}/contract-checks`;

/** Institutions of several kinds whose contacts agree, with no sending started yet. */
export interface CheckedVenues {
  scene: Scene;
  /** A person of `myvenue` with consents. */
  contactNumber: string;
  /** A company of `myvenue` with consents. */
  companyNumber: string;
  /** Its tickets have a charge, which shows whether a price includes charges. */
  performanceId: string;
  /** Waits for the end of a check. */
  ended(id: unknown, code?: string): Promise<Json>;
  /** Runs a check to its end. */
  checks(request: Json, code?: string): Promise<Json>;
  /** A contact without what S-360 records about saves or derives from addresses. */
  ownOf(number: string): Promise<Json>;
}

/** Starts the institutions and reads the first check, which reads only. */
export async function startCheckedVenues(): Promise<CheckedVenues> {
  const scene = await startScene({
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
      {
        code: 'circus',
        plugin: {
          pushNewContacts: false,
          limits: LIMITS,
          assumptions: { addressLines: 'line', emptying: 'emptyText' },
        },
      },
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
  const contactNumber = numberOf('INDIVIDUAL');
  const companyNumber = numberOf('STRUCTURE');
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
  const performanceId = textAt(charged, 'id');

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

  return { scene, contactNumber, companyNumber, performanceId, ended, checks, ownOf };
}
