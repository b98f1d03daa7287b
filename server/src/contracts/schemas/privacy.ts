import { z } from '@strapi/utils';
import { LONGEST_SEARCH } from '../pages';
import { code, storableText } from './fields';

/** The contact's name, typed by the person who erases it. */
export const eraseRequest = z.strictObject({ name: z.string().max(1_000) });

export const confirmErasureRequest = z.strictObject({ institution: code });

/** What a deleted contact is looked for by. */
export const deletedContactsQuery = { search: storableText(LONGEST_SEARCH).min(1) };
