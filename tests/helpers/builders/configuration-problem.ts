import { validateConfiguration } from '../../../server/src/app/configuration';

/** Why a configuration is rejected; empty when it is valid. */
export function problemWith(config: unknown): string {
  try {
    validateConfiguration(config);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
