import { PLUGIN_ID } from '../../../../server/src/contracts/uids';

/** The id of the translation of what stands below a field. */
export const hintId = (sentence: string): string => `${PLUGIN_ID}.hint.${sentence}`;
