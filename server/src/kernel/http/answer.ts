import type { Context } from 'koa';
import { StateConflictError } from '../errors';

/** Answers with the data, or with 409 and the reason when the record's state is another by now. */
export async function answer<Response extends { data: unknown }>(
  ctx: Context,
  data: Promise<Response['data']>,
): Promise<void> {
  try {
    ctx.body = { data: await data };
  } catch (error) {
    if (!(error instanceof StateConflictError)) throw error;
    const { details, message, name, status } = error;
    ctx.status = status;
    ctx.body = { data: null, error: { status, name, message, details } };
  }
}
