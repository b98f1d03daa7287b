import { isApplicationError } from '../../kernel/errors';

/** What an AI client asked for is refused; only the client reads why. */
export class ToolRefusedError extends Error {
  override readonly name = 'ToolRefusedError';
  readonly status = 400;
}

/**
 * Why a request was refused, in English; `null` for an error that is not the caller's, whose message
 * may quote data.
 */
export function refusalIn(error: unknown): string | null {
  if (isApplicationError(error)) return error.message;
  if (!(error instanceof Error) || !('status' in error)) return null;
  return Number(error.status) < 500 ? error.message : null;
}
