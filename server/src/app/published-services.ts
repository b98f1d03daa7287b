import type { Core } from '@strapi/strapi';
import type { Services } from '../services';

/** What an app's own code may call: `strapi.plugin('s360').service('bookings')`. */
export type PublishedServices = Pick<Services, 'bookings' | 'bookingMessages' | 'pauses'>;

/** This plugin as `strapi.plugin('s360')` answers it: its published services have types. */
export interface S360Plugin extends Omit<Core.Plugin, 'service'> {
  service<Name extends keyof PublishedServices>(name: Name): PublishedServices[Name];
  service<Service extends Core.Service>(name: string): Service;
}

declare module '@strapi/types/dist/core/strapi.js' {
  // The module with the interface itself: one of those that export it again would hide it.
  interface Strapi {
    plugin(name: 's360'): S360Plugin;
    service<Name extends keyof PublishedServices>(
      uid: `plugin::s360.${Name}`,
    ): PublishedServices[Name];
  }
}
