import { factories } from '@strapi/strapi';
import { CONTACT_UID } from '../contracts/uids';
import { checkedQuestions } from './checked-questions';

/** Strapi's own reading of contacts by the Content API, with questions. */
const contact = factories.createCoreController(CONTACT_UID, ({ strapi }) => ({
  async find(ctx) {
    // Strapi would leave out a parameter that is wrong, and answer all contacts.
    if (ctx.query.questions !== undefined) checkedQuestions(strapi, ctx.query.questions);
    return super.find(ctx);
  },
}));

export default contact;
