import type { SimulatedInstitutionOptions } from '../../simulator';

/** The test’s settings of an institution; the rest is the same everywhere. */
export interface InstitutionSetup {
  code: string;
  /** Settings of the plugin, e.g. `pushNewContacts`, `fields`, `limits`. */
  plugin?: Record<string, unknown>;
  /** Settings of the simulator. */
  s360?: Partial<SimulatedInstitutionOptions>;
}

/**
 * What S-360 sends in one cycle and in one payload. Most venues choose more than the documented 100
 * and 1, as a first load would last for days, and tests are done sooner.
 */
export const LARGE_PAYLOADS = { batchSize: 500, bucketSize: 50 };

export const WEBHOOK_KEY = { header: 'X-S360-Key', key: 'key-of-the-test' };

/** Enough calls for no test to reach a limit by chance. */
const UNLIMITED = [{ scope: 'institution', calls: 100_000, perMs: 1_000 }];

/** The institution in the plugin’s configuration. */
export function pluginInstitution(
  { code, plugin }: InstitutionSetup,
  simulatorUrl: string,
): Record<string, unknown> {
  return {
    code,
    baseUrl: `${simulatorUrl}/${code}`,
    authentication: {
      kind: 'jwt',
      operator: `${code.toUpperCase()}_CRM`,
      partner: 'strapi-plugin-s360',
      secret: 'demo-secret',
    },
    webhook: { authentication: { kind: 'apiKey', ...WEBHOOK_KEY } },
    pushNewContacts: true,
    // As after a contract check: without it companies are only read.
    saveMethods: { structure: 'saveStructureContactData' },
    limits: UNLIMITED,
    callsPerMonth: null,
    // Catalog calls would be counted among the calls of a test.
    catalog: false,
    ...plugin,
  };
}

/** The institution in the simulator, without limits and without a catalog. */
export function simulatedInstitution({
  code,
  s360,
}: InstitutionSetup): SimulatedInstitutionOptions {
  return {
    code,
    catalog: false,
    limits: { perEndpointPerMinute: null, perInstancePerMinute: null },
    ...s360,
  };
}
