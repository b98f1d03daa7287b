import { object } from 'yup';
import {
  bookingCalls,
  catalogCalls,
  contactCalls,
  DEFAULT_SETTINGS,
  LOGIN_CALL,
  orderCalls,
  orderHistoryCalls,
  shipmentCalls,
  type CallName,
} from '../../s360';
import { plainText, UNKNOWN_SETTING, wholeNumber } from './values';
import { isRecord } from '../../kernel/is-record';

export const callLimit = object({
  scope: plainText().oneOf(['institution', 'service', 'method']).required(),
  service: plainText().optional(),
  method: plainText().optional(),
  calls: wholeNumber().min(1).required(),
  perMs: wholeNumber().min(1000).required(),
}).noUnknown(UNKNOWN_SETTING);

interface Named {
  service?: string | undefined;
  method?: string | undefined;
}

function knownCalls(saveMethods: {
  individual?: string | undefined;
  structure?: string | undefined;
}) {
  const { saveIndividual, saveStructure } = DEFAULT_SETTINGS.methodNames;
  const methodNames = {
    saveIndividual: saveMethods.individual ?? saveIndividual,
    saveStructure: saveMethods.structure ?? saveStructure,
  };
  return [
    contactCalls({ methodNames }),
    orderCalls,
    orderHistoryCalls,
    bookingCalls,
    catalogCalls,
    shipmentCalls,
  ]
    .flatMap((calls): CallName[] => Object.values(calls))
    .concat(LOGIN_CALL);
}

/**
 * Checks the names in `limits`. A window for a service or method that is never called would replace
 * the default windows and limit nothing. Returns `null` when all names are known.
 */
export function unknownLimit(
  limits: readonly Named[],
  saveMethods: Parameters<typeof knownCalls>[0] = {},
): string | null {
  const calls = knownCalls(saveMethods);
  const isCalled = ({ method, service }: Named) =>
    calls.some(
      (call) =>
        (service === undefined || call.service === service) &&
        (method === undefined || call.method === method),
    );
  const position = limits.findIndex((limit) => !isCalled(limit));
  const wrong = limits[position];
  if (wrong === undefined) return null;
  const names = [wrong.service, wrong.method].filter((name) => name !== undefined).join('/');
  const known = [...new Set(calls.map(({ method, service }) => `${service}/${method}`))];
  return `limits[${position}] names "${names}", which is never called; known are ${known.join(', ')}`;
}

/**
 * The services and methods that an institution of these settings is called with: with the
 * configured names of the saving ones, and with the login only if it logs in.
 */
export function calledServices({
  authentication,
  saveMethods,
}: Readonly<Record<string, unknown>>): { service: string; methods: string[] }[] {
  const logsIn = isRecord(authentication) && authentication.kind === 'login';
  const name = (kind: string) => {
    const given = isRecord(saveMethods) ? saveMethods[kind] : undefined;
    return typeof given === 'string' ? given : undefined;
  };
  const methodNames = { individual: name('individual'), structure: name('structure') };
  const calls = knownCalls(methodNames).filter((call) => logsIn || call !== LOGIN_CALL);
  const services = [...new Set(calls.map(({ service }) => service))];
  return services.map((service) => ({
    service,
    methods: calls.filter((call) => call.service === service).map(({ method }) => method),
  }));
}
