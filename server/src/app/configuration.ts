import { array, boolean, type InferType } from 'yup';
import { alertSettings } from '../alerts';
import { bookingSettings } from '../bookings';
import { bulkJobSettings } from '../bulk-jobs';
import { catalogSettings } from '../catalog';
import { contactSettings } from '../contacts';
import { driftSettings } from '../drift';
import { inboxSettings } from '../inbox';
import {
  between,
  configurationReader,
  institutionBasis,
  institutionSchema as institutionSchemaWith,
  plainText,
  pluginSchema as pluginSchemaWith,
  type Institution,
} from '../institutions';
import { metricsSettings } from '../metrics';
import { orderSettings } from '../orders';
import { privacySettings } from '../privacy';
import { sendingSettings } from '../sending';
import { wakeSettings } from './wake-settings';

/** The schema of `s360.config` in the host's `config/plugins`, assembled from the modules. */
export const pluginSchema = pluginSchemaWith({
  /** Runs dispatchers, appliers and clean-up in this process. */
  backgroundWork: boolean().strict().required(),
  /** How long a process that is stopped waits for what is in flight. */
  stopWithinMs: between(1_000, 600_000),
  wake: wakeSettings,
  /** Hosts at which S-360 may have a private address in production. */
  allowPrivateAddresses: array().of(plainText().required()).optional(),
  ...inboxSettings.plugin,
  ...contactSettings.plugin,
  ...orderSettings.plugin,
  ...bulkJobSettings.plugin,
  ...privacySettings.plugin,
  ...alertSettings.plugin,
  ...metricsSettings.plugin,
});

export const institutionSchema = institutionSchemaWith(
  {
    ...sendingSettings.institution,
    ...contactSettings.institution,
    ...catalogSettings.institution,
    ...bookingSettings.institution,
    ...driftSettings.institution,
  },
  { ...contactSettings.pastData, ...orderSettings.pastData },
);

export type InstitutionConfiguration = InferType<typeof institutionSchema>;

export const {
  problemsOfInstitution,
  read: readConfiguration,
  readInstitution,
  validate: validateConfiguration,
} = configurationReader({ plugin: pluginSchema, institution: institutionSchema });

/** The validated configuration with its defaults. */
export type PluginConfiguration = ReturnType<typeof readConfiguration>;

/** The plugin's configuration in Strapi's form. */
export default {
  default: {
    institutions: [],
    backgroundWork: true,
    stopWithinMs: 25_000,
    ...inboxSettings.defaults,
    ...contactSettings.defaults,
    ...bulkJobSettings.defaults,
    ...alertSettings.defaults,
  },
  validator: validateConfiguration,
};

/** Resolves an institution's configuration to the form that the services use. */
export function institutionFrom(
  configured: InstitutionConfiguration,
  {
    isOnly,
    mayBePrivate = () => true,
    phoneCountry,
  }: {
    isOnly: boolean;
    /** Whether S-360 may have a private address; everywhere by default, as in development. */
    mayBePrivate?: (baseUrl: string) => boolean;
  } & Pick<PluginConfiguration, 'phoneCountry'>,
): Institution {
  const basis = institutionBasis(configured, { isOnly, mayBePrivate });
  return {
    ...basis,
    ...sendingSettings.read(configured, basis),
    ...contactSettings.read({ ...configured, phoneCountry }, basis),
    ...orderSettings.read(configured, basis),
    ...catalogSettings.read(configured, basis),
    ...bookingSettings.read(configured),
    ...driftSettings.read(configured),
  };
}
