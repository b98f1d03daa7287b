import { controllerOf } from '../../kernel/http/controller';
import type { ContactFacts } from '../facts/contact-facts';
import { contactFactRoutes } from '../routes';

/** Has the facts of all contacts computed anew, and tells how far that is. */
export const contactFactsController = ({ contactFacts }: { contactFacts: ContactFacts }) =>
  controllerOf(contactFactRoutes, {
    rebuild: async () => ({ data: await contactFacts.rebuild() }),
    async startRebuild(_asked, ctx) {
      ctx.status = 202;
      return { data: await contactFacts.startRebuild() };
    },
  });
