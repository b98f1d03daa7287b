import { parseArgs, types } from 'node:util';
import { type CurrencyCode, isCurrencyCode } from '../catalog/currency';
import { isObject, type JsonObject, parseJson } from '../json';

/** The printed help; each option stands at the beginning of a line. */
export const HELP = `Usage: s360-simulator [options]

S-360 over HTTP on this machine, in memory, for developing without an S-360. It prints its addresses
and keys, and how to point the plugin at it. It calls the Strapi of --strapi and nothing else.

Exit code: 0 stopped by a signal, 1 it could not start, 2 the arguments are wrong.

Options:
  --port <number>                where it listens (default: S360_PORT, else 4360; 0: any free one)
  --host <address>               the address it listens on (default: 127.0.0.1, this machine only)
  --strapi <url>                 the Strapi that it calls (default: http://127.0.0.1:1337)
  --institution <code>           an institution; may be repeated (default: myvenue)
  --contacts <number>            contacts of each (default: 100)
  --orders <number>              orders of each (default: 0)
  --currency <code>              EUR, CHF or JPY (default: EUR)
  --products <number>            products in the catalog (default: a small catalog)
  --performances <number>        performances in the catalog (default: a small catalog)
  --catalog-in-progress <number> how often the catalog is not ready yet (default: 0)
  --every-minutes <number>       minutes between webhook cycles (default: 15)
  --behaviour <json>             in what it is wrong on purpose (default: {})
  --log                          print the calls
  --help                         this help`;

/** What the command line asks for. */
export interface Arguments {
  port: number;
  host: string;
  strapiUrl: string;
  codes: string[];
  contacts: number;
  orders: number;
  currency: CurrencyCode;
  products: number | undefined;
  performances: number | undefined;
  catalogInProgress: number;
  everyMinutes: number;
  behaviour: JsonObject;
  log: boolean;
}

/** The arguments cannot be read; the message says which and why. */
export class WrongArgumentsError extends Error {
  override readonly name = 'WrongArgumentsError';
}

/**
 * Reads the arguments; `null` asks for help.
 * @throws WrongArgumentsError
 */
export function readArguments(args: readonly string[]): Arguments | null {
  const given = parse(args);
  if (given.help) return null;
  const { currency } = given;
  if (!isCurrencyCode(currency)) throw new WrongArgumentsError(`unknown currency ${currency}`);
  return {
    port: wholeNumber('--port', given.port, 0, 65_535),
    host: given.host,
    strapiUrl: httpUrl('--strapi', given.strapi),
    codes: given.institution.map(institutionCode),
    contacts: wholeNumber('--contacts', given.contacts),
    orders: wholeNumber('--orders', given.orders),
    currency,
    products: optional('--products', given.products),
    performances: optional('--performances', given.performances),
    catalogInProgress: wholeNumber('--catalog-in-progress', given['catalog-in-progress']),
    everyMinutes: wholeNumber('--every-minutes', given['every-minutes'], 1, 1440),
    behaviour: jsonObject('--behaviour', given.behaviour),
    log: given.log,
  };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: process.env.S360_PORT ?? '4360' },
        host: { type: 'string', default: '127.0.0.1' },
        strapi: { type: 'string', default: 'http://127.0.0.1:1337' },
        institution: { type: 'string', multiple: true, default: ['myvenue'] },
        contacts: { type: 'string', default: '100' },
        orders: { type: 'string', default: '0' },
        currency: { type: 'string', default: 'EUR' },
        products: { type: 'string' },
        performances: { type: 'string' },
        'catalog-in-progress': { type: 'string', default: '0' },
        'every-minutes': { type: 'string', default: '15' },
        behaviour: { type: 'string', default: '{}' },
        log: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new WrongArgumentsError(types.isNativeError(error) ? error.message : 'unreadable');
  }
}

function wholeNumber(
  option: string,
  text: string,
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
  throw new WrongArgumentsError(`${option} is a whole number, ${range}, not "${text}"`);
}

const optional = (option: string, text: string | undefined): number | undefined =>
  text === undefined ? undefined : wholeNumber(option, text);

function institutionCode(text: string): string {
  if (/^[a-z0-9][a-z0-9_-]*$/i.test(text)) return text.toLowerCase();
  throw new WrongArgumentsError(`--institution is a code such as myvenue, not "${text}"`);
}

function httpUrl(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return text.replace(/\/+$/, '');
  throw new WrongArgumentsError(`${option} is a URL such as http://127.0.0.1:1337, not "${text}"`);
}

function jsonObject(option: string, text: string): JsonObject {
  const value = parseJson(text);
  if (isObject(value)) return value;
  throw new WrongArgumentsError(`${option} is a JSON object`);
}
