import type { PaymentHindrance } from '../../contracts/catalog/payment-methods';
import type { CatalogCurrency, PaymentMethod, PointOfSale } from '../../contracts/catalog/catalog';
import {
  abandonDelayIn,
  flagIn,
  idIn,
  objectsIn,
  paymentUseOf,
  type Answered,
  type Assumptions,
  type PaymentUse,
} from '../../s360';
import { countIn, textReader, wordIn, type ReadText } from './read-values';

/** What the point of sale defines for everything that it sells. */
export interface SoldAt {
  pointOfSale: PointOfSale;
  currency: CatalogCurrency;
  /** IANA name; `null` when the point of sale names no valid time zone. */
  timeZone: string | null;
  readText: ReadText;
  isReservable(family: string, subType: string | null): boolean;
  isOptionable(family: string, subType: string | null): boolean;
}

/** The default for a point of sale that names no delay, inferred from configurations in use. */
const DEFAULT_ABANDON_DELAY_MINUTES = 15;
const DEFAULT_LANGUAGE = 'en';

/**
 * Reads a point of sale (`posConfigData`, seen in use). Returns `null` without id or currency,
 * because such a point of sale cannot sell.
 */
export function soldAt(config: Answered, assumptions: Assumptions): SoldAt | null {
  const id = idIn(config.posId);
  const currency = currencyIn(config);
  if (id === null || currency === null) return null;
  const readText = textReader(
    wordIn(config.mainLanguage)?.replaceAll('_', '-') ?? DEFAULT_LANGUAGE,
  );
  const families = objectsIn(config.productFamilies);
  return {
    pointOfSale: {
      id,
      code: wordIn(config.posCode),
      paymentMethods: paymentMethodsIn(config.paymentMethods, readText, assumptions),
      orderAbandonDelayMinutes:
        abandonDelayIn(config.orderAbandonDelay)?.minutes ?? DEFAULT_ABANDON_DELAY_MINUTES,
      maxSeatsPerPerformance: countIn(config.maxSeatsPerPerformance),
    },
    currency,
    timeZone: timeZoneIn(config.organizationTimeZone),
    readText,
    isReservable: (family, subType) =>
      linesOf(families, family, subType).some((line) => flagIn(line.reservable, assumptions)),
    isOptionable: (family, subType) =>
      linesOf(families, family, subType).some((line) => flagIn(line.directOption, assumptions)),
  };
}

/** Lines of the family and subtype take precedence over all lines of the family. */
function linesOf(
  families: readonly Answered[],
  family: string,
  subType: string | null,
): readonly Answered[] {
  const ofFamily = families.filter(({ productFamilyType }) => productFamilyType === family);
  const exact = ofFamily.filter(
    ({ productFamilySubType }) => subType !== null && productFamilySubType === subType,
  );
  return exact.length > 0 ? exact : ofFamily;
}

/** The payment methods for payments, with what keeps a booking from being paid by them. */
function paymentMethodsIn(
  value: unknown,
  readText: ReadText,
  assumptions: Assumptions,
): PaymentMethod[] {
  const seen = new Set<string>();
  return objectsIn(value).flatMap((method) => {
    const id = idIn(method.id);
    const paymentType = wordIn(method.paymentType);
    const isForPayment = flagIn(method.forPayment, assumptions);
    if (id === null || paymentType === null || !isForPayment || seen.has(id)) return [];
    seen.add(id);
    const use = paymentUseOf(paymentType, assumptions);
    const needsPerson = flagIn(method.manualValidation, assumptions) === true;
    return [
      {
        id,
        code: wordIn(method.code) ?? id,
        name: readText(method.externalName) ?? {},
        paymentType,
        isOnAccount: use === 'onAccount',
        hindrance: needsPerson ? ('manualValidation' as const) : HINDRANCES[use],
      },
    ];
  });
}

const HINDRANCES: Readonly<Record<PaymentUse, PaymentHindrance | null>> = {
  desk: null,
  onAccount: null,
  byCustomer: 'byCustomer',
  byNumber: 'byNumber',
  unknown: 'unknownType',
};

function currencyIn({ catalogCurrencies, currencyCode }: Answered): CatalogCurrency | null {
  const currencies = objectsIn(catalogCurrencies);
  const code = currencyCodeIn(currencyCode) ?? currencyCodeIn(currencies[0]?.currencyCode);
  if (code === null) return null;
  const currency = currencies.find((one) => one.currencyCode === code);
  const digits = currency?.fractionDigit;
  const isUsable = typeof digits === 'number' && [0, 1, 2, 3].includes(digits);
  return {
    code,
    symbol: wordIn(currency?.symbol),
    fractionDigits: isUsable ? digits : usualDigits(code),
  };
}

function currencyCodeIn(value: unknown): string | null {
  const code = wordIn(value);
  return code !== null && /^[A-Z]{3}$/.test(code) ? code : null;
}

function usualDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

function timeZoneIn(value: unknown): string | null {
  const timeZone = wordIn(value);
  if (timeZone === null) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
