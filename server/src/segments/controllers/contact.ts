import type { Core, UID } from '@strapi/strapi';
import { CONTACT_UID } from '../../contracts/uids';
import { checkFilters } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';
import { codesOf } from '../choices';
import { checkedQuestions } from '../checked-questions';
import { strapiFactories } from '../../kernel/strapi-factories';

/** Strapi's own reading of contacts by the Content API, with questions. */
const contact = ({ strapi }: { strapi: Core.Strapi }) =>
  strapiFactories(strapi).createCoreController(CONTACT_UID, () => ({
    async find(ctx) {
      const { filters, questions } = ctx.query;
      // Strapi would leave out what is wrong, and answer all contacts.
      if (questions !== undefined) {
        checkedQuestions(questions, codesOf(modulesOf(strapi).institutions));
      }
      checkFilters(filters, CONTACT_UID, (uid) => strapi.getModel(uid as UID.Schema).attributes);
      await strapi.contentAPI.validate.query(ctx.query, strapi.contentType(CONTACT_UID), {
        auth: ctx.state.auth,
        route: ctx.state.route,
        strictParams: true,
      });
      return super.find(ctx);
    },
  }))({ strapi });

export default contact;
