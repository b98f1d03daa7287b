import type { Core } from '@strapi/strapi';
import { objectAt } from '../json';

/** A hook of Strapi's admin panel. */
interface Hook {
  getHandlers(): readonly unknown[];
  register(handler: unknown): void;
  delete(handler: unknown): void;
}

const isHook = (value: unknown): value is Hook =>
  typeof value === 'object' &&
  value !== null &&
  'getHandlers' in value &&
  'register' in value &&
  'delete' in value;

/**
 * The Strapis of one process share packages whose hooks keep every registration, so that the same
 * function would be called once for each earlier Strapi.
 */
export function forgetRepeatedHooks(strapi: Core.Strapi): void {
  const permission = strapi.service('admin::permission');
  const holders = [permission.actionProvider, permission.engine, strapi.service('admin::role')];
  for (const hook of holders.flatMap((holder) => Object.values(objectAt(holder, 'hooks')))) {
    if (!isHook(hook)) throw new Error('Strapi has other hooks.');
    for (const handler of new Set(hook.getHandlers())) {
      hook.delete(handler);
      hook.register(handler);
    }
  }
}
