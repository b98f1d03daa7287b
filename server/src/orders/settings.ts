import { string } from 'yup';
import {
  type Configured,
  dateText,
  forgottenAfterDays,
  type Institution,
  type InstitutionBasis,
  momentOf,
  type SettingsSection,
} from '../institutions';
import type { Assumptions } from '../s360';

export interface OrderSettings {
  /** Institution code, as configured. */
  institution: string;
  /** The S-360 that is configured now. */
  baseUrl: string;
  /** Orders created before this time (ms) are excluded; `null` imports all. */
  createdSinceMs: number | null;
  /** How S-360 behaves at the institution where its documentation leaves it open. */
  assumptions: Assumptions;
}

declare module '../institutions' {
  interface Institution {
    orders: OrderSettings;
  }
}

const ofPlugin = {
  /**
   * Currency (ISO 4217) of a contact's columns, e.g. of what it spent. The default is the currency
   * of the first order that was received.
   */
  mainCurrency: string()
    .matches(/^[A-Z]{3}$/, '${path} must be a currency code of three capitals, e.g. "CHF"')
    .nullable()
    .optional(),
  orderPayloadRetentionDays: forgottenAfterDays(),
};

const pastData = { ordersCreatedSince: dateText().optional() };

/** Which orders are imported, and in which currency they are summed up. */
export const orderSettings = {
  plugin: ofPlugin,
  pastData,
  read: (
    configured: { pastData?: Configured<typeof pastData> | undefined },
    { assumptions, baseUrl, code }: InstitutionBasis,
  ): Pick<Institution, 'orders'> => ({
    orders: {
      institution: code,
      baseUrl,
      createdSinceMs: momentOf(configured.pastData?.ordersCreatedSince),
      assumptions,
    },
  }),
} satisfies SettingsSection;
