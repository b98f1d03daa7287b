import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { at } from '../helpers/json';
import type { PersonValues } from '../helpers/contacts/contacts';
import { saveNaively } from './plain-contacts';

const items = ({ request }: Context): unknown[] => {
  const { body } = request as { body?: unknown };
  return Array.isArray(body) ? body : [];
};

/** Reads and parses a body like any route of Strapi, and ignores it. */
export const parseOnlyRoute = {
  method: 'POST' as const,
  path: '/api/bench/parse-only',
  handler(ctx: Context) {
    ctx.body = { items: items(ctx).length };
  },
  config: { auth: false as const },
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function valuesOf(item: unknown): PersonValues {
  const person = (name: string) => text(at(item, 'individualContact', name));
  const address = (name: string) => text(at(item, 'addresses', 0, name));
  return {
    title: person('individualTitle'),
    firstName: person('individualFirstname'),
    lastName: person('individualLastname'),
    email: person('email'),
    mobilePhone: person('cellPhoneNumber'),
    phone: person('phoneNumber1'),
    birthDate: person('individualBirthdate'),
    language: person('individualPreferredLanguage'),
    street1: address('street1'),
    zipCode: address('zipCode'),
    town: address('town'),
    countryCode: address('countryCode'),
  };
}

/** The naive handler: finds and writes each contact within the request, one by one. */
export const naiveRoute = (strapi: Core.Strapi) => ({
  method: 'POST' as const,
  path: '/api/bench/naive',
  async handler(ctx: Context) {
    await saveNaively(strapi, items(ctx).map(valuesOf));
    ctx.body = { items: items(ctx).length };
  },
  config: { auth: false as const },
});
