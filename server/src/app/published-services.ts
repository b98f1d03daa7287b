import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../contracts/uids';
import { strapiFactories } from '../kernel/strapi-factories';
import { modulesOf, type Modules } from './modules';

/** The services that an app's own code may call: `strapi.plugin('s360').service('bookings')`. */
export type PublishedServices = Pick<
  Modules,
  'bookings' | 'bookingMessages' | 'catalogs' | 'contractChecks' | 'pauses'
>;

const publish =
  <Name extends keyof PublishedServices>(name: Name) =>
  ({ strapi }: { strapi: Core.Strapi }): PublishedServices[Name] =>
    modulesOf(strapi)[name];

/** The plugin's services, by the names under which Strapi knows them. */
export const services = {
  bookings: publish('bookings'),
  bookingMessages: publish('bookingMessages'),
  catalogs: publish('catalogs'),
  contractChecks: publish('contractChecks'),
  pauses: publish('pauses'),
  /** Strapi's core service, which the Content API uses. */
  contact: ({ strapi }: { strapi: Core.Strapi }) =>
    strapiFactories(strapi).createCoreService(CONTACT_UID)({ strapi }),
};

/** This plugin as returned by `strapi.plugin('s360')`, with types for its published services. */
export interface S360Plugin extends Omit<Core.Plugin, 'service'> {
  service<Name extends keyof PublishedServices>(name: Name): PublishedServices[Name];
  service<Service extends Core.Service>(name: string): Service;
}

declare module '@strapi/types/dist/core/strapi.js' {
  // This must be the module that declares the interface: augmenting a re-export would hide it.
  interface Strapi {
    plugin(name: 's360'): S360Plugin;
    service<Name extends keyof PublishedServices>(
      uid: `plugin::s360.${Name}`,
    ): PublishedServices[Name];
  }
}
