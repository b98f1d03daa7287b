import { authorOf } from '../../kernel/request-author';
import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { LARGEST_SAMPLE } from '../../institutions/configuration/drift-check-schema';
import type { GetDriftCheck, GetDriftChecks, StartDriftCheck } from '../../contracts/drift-checks';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';
import { answer } from '../../kernel/http/answer';
import { idParameter, pageQuery } from '../../kernel/http/queries';
import { validated } from '../../kernel/validated';

const checksQuery = z.object(pageQuery);
const wish = z.object({
  sample: z.number().int().min(1).max(LARGEST_SAMPLE).optional(),
  repair: z.boolean().optional(),
});

/** The routes behind an institution's drift checks. */
const driftChecks = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => modulesOf(strapi).driftChecks;
  const codeOf = ({ params }: Context) => String(params.code);
  return {
    async list(ctx: Context): Promise<void> {
      const request = askedQuery(checksQuery, ctx);
      const checks: GetDriftChecks.Response = await service().list(codeOf(ctx), request);
      ctx.body = checks;
    },
    async one(ctx: Context): Promise<void> {
      const id = validated(idParameter, ctx.params.id);
      const check: GetDriftCheck.Response = { data: await service().one(codeOf(ctx), id) };
      ctx.body = check;
    },
    start(ctx: Context): Promise<void> {
      const asked = validated(wish, ctx.request.body ?? {});
      return answer<StartDriftCheck.Response>(
        ctx,
        service().start(codeOf(ctx), asked, authorOf(strapi)),
      );
    },
  };
};

export default driftChecks;
