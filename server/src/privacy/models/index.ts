import { erasedKey } from './erased-key';
import { erasure } from './erasure';
import { inactiveContact } from './inactive-contact';

export const privacyModels = [erasure, erasedKey, inactiveContact];
