import { authorOf } from '../../kernel/request-author';
import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import type {
  CancelContractCheck,
  GetContractCheck,
  GetContractChecks,
  PlanContractCheck,
  StartContractCheck,
} from '../../contracts/contract-check';
import { answer } from '../../kernel/http/answer';
import { idParameter, pageQuery } from '../../kernel/http/queries';
import { validated } from '../../kernel/validated';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';

const number = z.string().trim().max(20).nullable().optional();

const asked = {
  /** Documented: contact numbers are String(20). */
  contactNumber: number,
  companyNumber: number,
  performanceId: z
    .string()
    .trim()
    .regex(/^\d{0,20}$/)
    .nullable()
    .optional(),
};

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const checksQuery = z.object(pageQuery);
const planQuery = z.object({ ...asked, writes: flag.optional(), creates: flag.optional() });
const request = z.object({ ...asked, creates: z.boolean().optional() });

/** The routes behind an institution's contract checks. */
const contractChecksController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => modulesOf(strapi).contractChecks;
  const codeOf = ({ params }: Context) => String(params.code);
  const start = (ctx: Context, writes: boolean): Promise<void> => {
    const wanted = { ...validated(request, ctx.request.body ?? {}), writes };
    return answer<StartContractCheck.Response>(
      ctx,
      service().start(codeOf(ctx), wanted, authorOf(strapi)),
    );
  };
  return {
    async plan(ctx: Context): Promise<void> {
      const plan = await service().plan(codeOf(ctx), askedQuery(planQuery, ctx));
      const planned: PlanContractCheck.Response = { data: plan };
      ctx.body = planned;
    },
    async list(ctx: Context): Promise<void> {
      const page = askedQuery(checksQuery, ctx);
      const checks: GetContractChecks.Response = await service().list(codeOf(ctx), page);
      ctx.body = checks;
    },
    async one(ctx: Context): Promise<void> {
      const id = validated(idParameter, ctx.params.id);
      const check: GetContractCheck.Response = { data: await service().one(codeOf(ctx), id) };
      ctx.body = check;
    },
    start: (ctx: Context) => start(ctx, false),
    startWriting: (ctx: Context) => start(ctx, true),
    cancel(ctx: Context): Promise<void> {
      const id = validated(idParameter, ctx.params.id);
      return answer<CancelContractCheck.Response>(ctx, service().cancel(codeOf(ctx), id));
    },
  };
};

export default contractChecksController;
