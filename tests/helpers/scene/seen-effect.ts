import { effectOf, type MappingPreview } from '../../../server/src/contracts/institutions/mapping';

/** The numbers that a person has seen, who then applies what was previewed. */
export const seenIn = (preview: Record<string, unknown>) =>
  effectOf(preview as unknown as MappingPreview);
