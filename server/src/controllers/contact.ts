import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../contracts/uids';
import { getService } from '../services';
import { codesOf } from '../services/contacts/questions/choices';
import { checkedQuestions } from '../services/contacts/questions/checked-questions';
import { strapiFactories } from '../services/strapi-factories';

/** Strapi's own reading of contacts by the Content API, with questions. */
const contact = ({ strapi }: { strapi: Core.Strapi }) =>
  strapiFactories(strapi).createCoreController(CONTACT_UID, () => ({
    async find(ctx) {
      const { questions } = ctx.query;
      // Strapi would leave out a parameter that is wrong, and answer all contacts.
      if (questions !== undefined) {
        checkedQuestions(questions, codesOf(getService(strapi, 'institutions')));
      }
      return super.find(ctx);
    },
  }))({ strapi });

export default contact;
