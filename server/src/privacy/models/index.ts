import { erasedKey } from './erased-key';
import { erasure } from './erasure';

/** The internal tables of this module. */
export const privacyModels = [erasure, erasedKey];
