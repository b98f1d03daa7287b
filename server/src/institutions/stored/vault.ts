import type { Core } from '@strapi/strapi';
import { reason } from '../../contracts/reasons';
import { text } from '../../kernel/database/values';
import { StateConflictError } from '../../kernel/errors';

export interface Vault {
  canEncrypt(): boolean;
  /** @throws StateConflictError (409) when there is no key. */
  encrypt(secret: string): string;
  /** `null` when it was encrypted with another key, or there is none. */
  decrypt(encrypted: string): string | null;
}

/** Uses Strapi's encryption service, with the key `secrets.encryptionKey` of `config/admin`. */
export function strapiVault(strapi: Core.Strapi): Vault {
  return {
    // The service would log a warning each time it is asked.
    canEncrypt: () => Boolean(strapi.config.get('admin.secrets.encryptionKey')),
    encrypt(secret) {
      const encrypted: unknown = strapi.service('admin::encryption').encrypt(secret);
      if (typeof encrypted !== 'string') throw new StateConflictError(reason('noEncryptionKey'));
      return encrypted;
    },
    decrypt(encrypted) {
      try {
        return text(strapi.service('admin::encryption').decrypt(encrypted));
      } catch {
        // It was not encrypted by this service.
        return null;
      }
    },
  };
}
