import { isSupportedCountry } from 'libphonenumber-js/min';
import { string } from 'yup';
import {
  dateText,
  forgottenAfterDays,
  momentOf,
  retentionDays,
  type Configured,
  type Institution,
  type InstitutionBasis,
  type SettingsSection,
} from '../../institutions';
import type { CanonicalSettings } from '../model/mapping/canonical';
import { mappingFrom } from '../model/mapping/configured-mapping';
import type { FieldRule } from '../model/merge/merge';
import { DEFAULT_MATCHING } from '../receive/matching';
import { fieldRules } from './field-rules-schema';
import { receivesSchema, sendsSchema } from './filter-schema';
import type { ContactSettings } from './index';
import { mappingSchema } from './mapping-schema';
import { matchingRules } from './matching-schema';
import { STANDARD_TITLES, titles } from './titles-schema';

declare module '../../institutions' {
  interface Institution {
    contacts: ContactSettings;
  }
}

const DEFAULT_RULE: FieldRule = { conflict: 's360', blank: 'keep' };

const ofPlugin = {
  /** Country (ISO 3166 alpha-2) of phone numbers that are written without `+`. */
  phoneCountry: string()
    .test(
      'country',
      '${path} must be a country code of two capitals, e.g. "CH"',
      (code) => code === undefined || code === null || isSupportedCountry(code),
    )
    .nullable()
    .optional(),
  historyRetentionDays: retentionDays(),
  unlinkedRetentionDays: forgottenAfterDays(),
};

const ofInstitution = {
  fields: fieldRules(),
  mapping: mappingSchema(),
  receives: receivesSchema(),
  sends: sendsSchema(),
  matching: matchingRules(),
  titles: titles(),
};

const pastData = { contactsUpdatedSince: dateText().optional() };

type PhoneCountry = Configured<typeof ofPlugin>['phoneCountry'];

/** The configurable part of how values are compared. */
export function canonicalSettings(phoneCountry: PhoneCountry): CanonicalSettings {
  return phoneCountry && isSupportedCountry(phoneCountry) ? { phoneCountry } : {};
}

/**
 * Which contacts are exchanged with an institution, and how their values are read and compared.
 */
export const contactSettings = {
  plugin: ofPlugin,
  defaults: { historyRetentionDays: 730 },
  institution: ofInstitution,
  pastData,
  read: (
    configured: Configured<typeof ofInstitution> & {
      pastData?: Configured<typeof pastData> | undefined;
      phoneCountry: PhoneCountry;
    },
    { assumptions, baseUrl, code, savesCompanies, timeZone }: InstitutionBasis,
  ): Pick<Institution, 'contacts'> => {
    const { fields, mapping, matching, phoneCountry, receives, sends } = configured;
    return {
      contacts: {
        institution: code,
        baseUrl,
        updatedSinceMs: momentOf(configured.pastData?.contactsUpdatedSince),
        mapping: mappingFrom(mapping ?? []),
        ...(receives && { receives }),
        ...(sends && { sends }),
        savesCompanies,
        ...(timeZone !== null && { timeZone }),
        titles: configured.titles ?? STANDARD_TITLES,
        flagWords: assumptions.flagWords,
        addressLines: assumptions.addressLines,
        emptying: assumptions.emptying,
        matching: matching ?? DEFAULT_MATCHING,
        ...canonicalSettings(phoneCountry),
        ruleOf: (field) => ({ ...DEFAULT_RULE, ...fields?.[field] }),
      },
    };
  },
} satisfies SettingsSection;
