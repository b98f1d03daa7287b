import { authorOf } from '../../kernel/request-author';
import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import type { DecideConflict, GetConflicts } from '../../contracts/conflicts';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';
import { answer } from '../../kernel/http/answer';
import { idParameter, pageQuery } from '../../kernel/http/queries';
import { validated } from '../../kernel/validated';

const conflictsQuery = z.object({
  ...pageQuery,
  institution: z.string().max(64).optional(),
  contact: z.string().max(64).optional(),
  field: z.string().max(128).optional(),
  open: z.enum(['true']).optional(),
});
const decision = z.object({
  decision: z.enum(['crm', 's360']),
  crmValue: z.string().nullable().optional(),
});

/** The routes behind the list of conflicts. */
const conflicts = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => modulesOf(strapi).conflicts;
  return {
    async list(ctx: Context): Promise<void> {
      const { open, page, pageSize, ...filter } = askedQuery(conflictsQuery, ctx);
      const wanted = { ...filter, open: open === 'true' };
      const listed: GetConflicts.Response = await service().list(wanted, { page, pageSize });
      ctx.body = listed;
    },
    decide(ctx: Context): Promise<void> {
      const id = validated(idParameter, ctx.params.id);
      const { crmValue: seenInCrm, decision: side } = validated(decision, ctx.request.body);
      const decided = service().decide(id, { side, seenInCrm }, authorOf(strapi));
      return answer<DecideConflict.Response>(ctx, decided);
    },
  };
};

export default conflicts;
