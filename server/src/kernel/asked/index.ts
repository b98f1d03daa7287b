/**
 * Nothing that is asked is left out in silence: a filter that is dropped makes a short list a whole
 * one. Strapi drops what it does not know, and its reader of addresses what is too much for it.
 */
export { askedQuery, refuseLostNames } from './asked-names';
export { checkFilters, fieldsOf, type FilteredModels } from './filters';
