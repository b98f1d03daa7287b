import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { modulesOf } from '../../app/modules';
import { answer } from '../../kernel/http/answer';
import { validated } from '../../kernel/validated';

const settings = z.record(z.string(), z.unknown());

/** Only the form: what stands in it is checked like the configuration. */
const proposal = z
  .object({
    mapping: z.array(z.unknown()).max(500).optional(),
    receives: settings.optional(),
    sends: settings.optional(),
    fields: settings.optional(),
  })
  .strict();

/** The routes about an institution's mapping. */
const mapping = ({ strapi }: { strapi: Core.Strapi }) => ({
  preview(ctx: Context): Promise<void> {
    const proposed = validated(proposal, ctx.request.body ?? {});
    return answer(ctx, modulesOf(strapi).mappingPreview.preview(String(ctx.params.code), proposed));
  },
});

export default mapping;
