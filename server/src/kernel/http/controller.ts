import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { askedQuery } from '../asked';
import { StateConflictError } from '../errors';
import { validated } from './validated';
import { permittedScope, requestScope } from './permitted-institutions';
import { withoutStatement } from './without-statement';
import type { AnyRoutes, Answer, Asked, ControllerRoutes, Route } from './routes';

type Routes = Readonly<Record<string, Route>>;

type Handler<Of extends Route> = (
  asked: Asked<Of>,
  ctx: Context,
) => Promise<Answer<Of>> | Answer<Of>;

/**
 * The handlers of the routes. A handler that returns nothing has written into the context itself.
 */
type Handlers<Of extends Routes> = { [Name in keyof Of]: Handler<Of[Name]> };

/** A controller in Strapi's form. */
type Controller<Name extends PropertyKey = string> = Record<Name, (ctx: Context) => Promise<void>>;

async function askedOf(route: Route, ctx: Context): Promise<Asked<Route>> {
  const { body, params, query, readBody } = route;
  const given: unknown = readBody ? await readBody(ctx) : (ctx.request.body ?? {});
  return {
    params: params ? validated(z.object(params), ctx.params) : {},
    query: query ? askedQuery(z.object(query), ctx) : {},
    body: body ? validated(body, given) : undefined,
    permitted: permittedScope(ctx),
    scope: requestScope(ctx),
  };
}

/** Responds with 409 and the reason when the record is in another state by now. */
function answerConflict(ctx: Context, error: unknown): void {
  if (!(error instanceof StateConflictError)) throw error;
  const { details, message, name, status } = error;
  ctx.status = status;
  ctx.body = { data: null, error: { status, name, message, details } };
}

async function answerRequest(ctx: Context, route: Route, handle: Handler<Route>): Promise<void> {
  const asked = await askedOf(route, ctx);
  try {
    const answer = await handle(asked, ctx);
    if (answer !== undefined) ctx.body = answer;
  } catch (error) {
    answerConflict(ctx, withoutStatement(ctx, error));
  }
}

/**
 * The controller of these routes: validates requests by their schemas and passes them to the
 * handlers.
 */
export function controllerOf<const Of extends Routes>(
  defined: ControllerRoutes<Of>,
  handlers: Handlers<Of>,
): Controller<keyof Of>;
export function controllerOf({ routes }: AnyRoutes, handlers: Handlers<Routes>): Controller {
  return Object.fromEntries(
    Object.entries(routes).flatMap(([name, route]) => {
      const handle = handlers[name];
      return handle ? [[name, (ctx: Context) => answerRequest(ctx, route, handle)]] : [];
    }),
  );
}
