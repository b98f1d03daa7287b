import { object } from 'yup';
import configuration from '../../../server/src/app/configuration';
import { FILTERS } from '../../../server/src/contacts/settings/filter-schema';
import { fieldRule } from '../../../server/src/contacts/settings/field-rules-schema';
import {
  institutionFrom,
  institutionSchema,
  pluginSchema,
  readConfiguration,
} from '../../../server/src/app/configuration';
import { mappingEntry } from '../../../server/src/contacts/settings/mapping-schema';
import type { Institution } from '../../../server/src/institutions';
import { optionsOf, type SchemaOption } from './schema-options';

/** The required settings of an institution only. */
export const MINIMAL_INSTITUTION = {
  code: 'myvenue',
  baseUrl: 'https://myvenue.ws.secutix.com',
  authentication: { operator: 'MYVENUE_CRM', partner: 'my-company', secret: 'secret' },
  webhook: { authentication: { kind: 'none' } },
};

/** Settings that are described through their properties. */
const WITH_OBJECTS = { driftCheck: {}, webhook: { authentication: { kind: 'none' } } };

const filterOptions = (kind: keyof typeof FILTERS): SchemaOption[] =>
  optionsOf(object({ [kind]: FILTERS[kind] }).describe());

/** Every setting in the schemas. */
export const KNOWN_SETTINGS: readonly SchemaOption[] = [
  ...optionsOf(pluginSchema.describe()),
  ...optionsOf(institutionSchema.describe({ value: WITH_OBJECTS })),
  ...optionsOf(object({ 'fields.<field>': fieldRule }).describe()),
  ...optionsOf(mappingEntry.describe(), 'mapping[].'),
  ...filterOptions('receives'),
  ...filterOptions('sends'),
];

function institutionByDefault(): Institution {
  const { institutions } = readConfiguration({
    ...configuration.default,
    institutions: [MINIMAL_INSTITUTION],
  });
  const [configured] = institutions;
  if (configured === undefined) throw new Error('No institution was read.');
  return institutionFrom(configured, { isOnly: true, phoneCountry: null });
}

/** `{ a: { b: 1 } }` becomes `a.b`; lists stay whole. */
function flattened(values: object, prefix = ''): [string, unknown][] {
  return Object.entries(values).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? flattened(value, `${prefix}${key}.`)
      : [[prefix + key, value]],
  );
}

/** The defaults that are plain values and do not depend on another setting. */
export function defaultSettings(): [string, unknown][] {
  const { assumptions, client, contacts, driftCheck, limits, ...institution } =
    institutionByDefault();
  return [
    ...flattened(configuration.default),
    ...flattened({
      'authentication.kind': client.authentication.kind,
      'webhook.everyMinutes': institution.webhookPeriodMs / 60_000,
      'fields.<field>': contacts.ruleOf('town'),
      matching: contacts.matching,
      driftCheck,
      catalogServiceVersion: client.catalogServiceVersion,
      contactServiceVersion: client.contactServiceVersion,
      orderServiceVersion: client.orderServiceVersion,
      shipmentServiceVersion: client.shipmentServiceVersion,
      callsPerMonth: limits.callsPerMonth,
      timeoutMs: client.timeoutMs,
      'saveMethods.individual': client.methodNames.saveIndividual,
      assumptions,
    }),
  ].filter(([name]) => name !== 'assumptions.tokenSubject');
}
