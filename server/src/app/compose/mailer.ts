import type { Core } from '@strapi/strapi';

/** Sends by Strapi's e-mail plugin; `null` when the app runs without it. */
export function mailer<Mail>(strapi: Core.Strapi): ((mail: Mail) => Promise<unknown>) | null {
  const plugin: unknown = strapi.plugins['email'];
  if (plugin === undefined) return null;
  return (mail) => strapi.plugin('email').service('email').send(mail);
}
