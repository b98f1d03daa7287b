import type { z } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { reason } from '../../contracts/reasons';
import { InvalidRequestError, validated } from '../http/validated';

/** The names of the parameters as written in the address, `filters[lastName][$eq]`. */
const namesIn = (address: string): string[] =>
  address
    .split('&')
    .map((part) => decodeName(part.replace(/=.*$/s, '')))
    .filter((name) => name !== '');

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const valuesIn = (value: unknown): number =>
  isObject(value) ? Object.values(value).reduce((sum: number, one) => sum + valuesIn(one), 0) : 1;

const partsOf = (name: string): string[] => name.replaceAll(']', '').split('[');

/** How many names a message lists; nobody reads more. */
const NAMED = 5;

const listNames = (names: readonly string[]): string =>
  [...new Set(names)].slice(0, NAMED).join(', ');

/**
 * The parameters of the address that Strapi did not read: names that every object has, such as
 * `constructor`, and everything after the last parameter that Strapi reads (by default the
 * thousandth).
 */
function lostParameters(address: string, query: unknown): string[] {
  const names = namesIn(address);
  const lost = names.length - valuesIn(query);
  if (lost <= 0) return [];
  const unusable = names.filter((name) => partsOf(name).some((part) => part in Object.prototype));
  return unusable.length > 0 ? unusable : names.slice(-lost);
}

/** Names in a body that are dropped together with their contents when the body is processed. */
function lostNames(body: unknown): string[] {
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    name === '__proto__' ? [name] : lostNames(value),
  );
}

/** Nothing that can be asked is nested that deeply, and whatever reads it would need more stack. */
const MAX_DEPTH = 50;

const isDeeper = (value: unknown, depth: number): boolean =>
  isObject(value) && (depth === 0 || Object.values(value).some((one) => isDeeper(one, depth - 1)));

/** The names of what holds the character NUL, in a name or in a value. PostgreSQL refuses it. */
function namesWithNul(value: unknown): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) =>
    `${name}${typeof one === 'string' ? one : ''}`.includes('\0')
      ? [name.replaceAll('\0', '')]
      : namesWithNul(one),
  );
}

function refuse(code: 'askedNotRead' | 'textWithNul', names: readonly string[]): void {
  if (names.length > 0) throw new InvalidRequestError(reason(code, { names: listNames(names) }));
}

/**
 * Middleware that refuses lost parameters of the address, lost names of the body, texts that no
 * database finds or stores, and bodies nested without end.
 * @throws InvalidRequestError (400) with the names
 */
export function refuseUnreadable(ctx: Context, next: Next): Promise<unknown> {
  const { body } = ctx.request;
  if (isDeeper(body, MAX_DEPTH)) throw new InvalidRequestError(reason('nestedTooDeep'));
  refuse('askedNotRead', [...lostParameters(ctx.querystring, ctx.query), ...lostNames(body)]);
  refuse('textWithNul', [ctx.params, ctx.query, body].flatMap(namesWithNul));
  return next();
}

/**
 * Validates the parameters of a list. Unknown names are refused, not ignored.
 * @throws InvalidRequestError (400)
 */
export const askedQuery = <Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  { query }: Context,
): z.output<z.ZodObject<Shape>> => validated(schema.strict(), query);
