import { erasedKey } from './erased-key';
import { erasure } from './erasure';
import { inactiveContact } from './inactive-contact';

/** The internal tables of this module. */
export const privacyModels = [erasure, erasedKey, inactiveContact];
