import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import type { StartSending } from '../contracts/sending-trust';
import { getService } from '../services';
import { authorOf } from '../services/contacts/edits/lifecycles';
import { answer } from './answer';
import { validated } from './validated';

const start = z.object({ untested: z.array(z.string().min(1).max(64)).max(64) }).strict();

/** The routes by which a person decides whether an institution is sent anything. */
const sendingTrust = ({ strapi }: { strapi: Core.Strapi }) => ({
  start(ctx: Context): Promise<void> {
    const code = String(ctx.params.code);
    const { untested } = validated(start, ctx.request.body);
    const service = getService(strapi, 'sendingTrust');
    return answer<StartSending.Response>(
      ctx,
      service.startShown(code, untested, authorOf(strapi)).then(() => service.shown(code)),
    );
  },
});

export default sendingTrust;
