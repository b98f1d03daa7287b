import { errors } from '@strapi/utils';

/**
 * Why a request was refused, in English; `null` for an error that is not the caller's, whose message
 * may quote data.
 */
export function refusalIn(error: unknown): string | null {
  if (error instanceof errors.ApplicationError) return error.message;
  if (!(error instanceof Error) || !('status' in error)) return null;
  return Number(error.status) < 500 ? error.message : null;
}
