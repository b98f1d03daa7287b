import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { reason } from '../../contracts/reasons';
import { isOfDriver, isStatementTooLarge } from '../database/failures';
import { describeError } from '../describe-error';
import { PayloadTooLargeError } from '../errors';

/**
 * Strapi logs an error that it does not expect with its message, in which a database quotes the
 * statement with all values.
 */
export function withoutStatement(
  { method, path }: Pick<Context, 'method' | 'path'>,
  error: unknown,
): unknown {
  if (isStatementTooLarge(error)) return new PayloadTooLargeError(reason('statementTooLarge'));
  if (!isOfDriver(error)) return error;
  return new Error(`s360: ${method} ${path} failed: ${describeError(error)}`);
}

type Handler = (this: unknown, ctx: Context) => Promise<unknown>;

/** Handlers of a controller call each other by `this`. */
const quietly = (handler: Handler, isOurs: (uid: string) => boolean): Handler =>
  async function quietHandler(this: unknown, ctx) {
    const { model = '' } = ctx.params as { model?: string };
    try {
      return await handler.call(this, ctx);
    } catch (error) {
      throw isOurs(model) ? withoutStatement(ctx, error) : error;
    }
  };

/** Keeps the values of our types out of the log when the Content Manager cannot read or write them. */
export function hideStatements(strapi: Core.Strapi, isOurs: (uid: string) => boolean): void {
  strapi
    .get('controllers')
    .extend('plugin::content-manager.collection-types', (controller: Record<string, Handler>) =>
      Object.fromEntries(
        Object.entries(controller).map(([name, handler]) => [name, quietly(handler, isOurs)]),
      ),
    );
}
