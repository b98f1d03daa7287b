import { array, boolean, type InferType } from 'yup';
import { alertModule } from '../alerts';
import { bookingModule } from '../bookings';
import { bulkJobModule } from '../bulk-jobs';
import { catalogModule } from '../catalog';
import { contactModule } from '../contacts';
import { driftModule } from '../drift';
import { inboxModule } from '../inbox';
import {
  configurationReader,
  institutionBasis,
  institutionSchema as institutionSchemaWith,
  plainText,
  pluginSchema as pluginSchemaWith,
  type Institution,
} from '../institutions';
import { metricsModule } from '../metrics';
import { orderModule } from '../orders';
import { privacyModule } from '../privacy';
import { sendingModule } from '../sending';
import { FORMER_SETTINGS } from './former-settings';
import { wakeSettings } from './wake-settings';

/** The schema of `s360.config` in the host's `config/plugins`, assembled from the modules. */
export const pluginSchema = pluginSchemaWith({
  /** Runs dispatchers, appliers and clean-up in this process. */
  backgroundWork: boolean().strict().required(),
  wake: wakeSettings,
  /** Hosts at which S-360 may have a private address in production. */
  allowPrivateAddresses: array().of(plainText().required()).optional(),
  ...inboxModule.settings.plugin,
  ...contactModule.settings.plugin,
  ...orderModule.settings.plugin,
  ...bulkJobModule.settings.plugin,
  ...privacyModule.settings.plugin,
  ...alertModule.settings.plugin,
  ...metricsModule.settings.plugin,
});

export const institutionSchema = institutionSchemaWith(
  {
    ...contactModule.settings.institution,
    ...catalogModule.settings.institution,
    ...bookingModule.settings.institution,
    ...driftModule.settings.institution,
  },
  { ...contactModule.settings.pastData, ...orderModule.settings.pastData },
);

export type InstitutionConfiguration = InferType<typeof institutionSchema>;

export const {
  formerSettingsIn,
  problemsOfInstitution,
  read: readConfiguration,
  readInstitution,
  validate: validateConfiguration,
} = configurationReader({
  plugin: pluginSchema,
  institution: institutionSchema,
  former: FORMER_SETTINGS,
});

/** The validated configuration with its defaults. */
export type PluginConfiguration = ReturnType<typeof readConfiguration>;

/** The plugin's configuration in Strapi's form. */
export default {
  default: {
    institutions: [],
    backgroundWork: true,
    ...inboxModule.settings.defaults,
    ...contactModule.settings.defaults,
    ...bulkJobModule.settings.defaults,
    ...alertModule.settings.defaults,
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
  const basis = institutionBasis(configured, {
    isOnly,
    mayBePrivate,
    sells: configured.catalog !== false,
  });
  return {
    ...basis,
    ...sendingModule.settings.read(basis),
    ...contactModule.settings.read({ ...configured, phoneCountry }, basis),
    ...orderModule.settings.read(configured, basis),
    ...catalogModule.settings.read(configured, basis),
    ...bookingModule.settings.read(configured),
    ...driftModule.settings.read(configured),
  };
}

/** How the settings of all modules together read the configuration of an institution. */
export const institutionReading = ({
  phoneCountry,
}: Pick<PluginConfiguration, 'phoneCountry'>) => ({
  problemsOf: problemsOfInstitution,
  read: readInstitution,
  resolve: (
    configured: InstitutionConfiguration,
    options: { isOnly: boolean; mayBePrivate: (baseUrl: string) => boolean },
  ): Institution => institutionFrom(configured, { ...options, phoneCountry }),
});
