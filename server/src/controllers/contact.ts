import { factories } from '@strapi/strapi';
import { CONTACT_UID } from '../contracts/uids';
import { getService } from '../services';
import { codesOf } from '../services/contacts/questions/choices';
import { checkedQuestions } from '../services/contacts/questions/checked-questions';

/** Strapi's own reading of contacts by the Content API, with questions. */
const contact = factories.createCoreController(CONTACT_UID, ({ strapi }) => ({
  async find(ctx) {
    const { questions } = ctx.query;
    // Strapi would leave out a parameter that is wrong, and answer all contacts.
    if (questions !== undefined) {
      checkedQuestions(questions, codesOf(getService(strapi, 'institutions')));
    }
    return super.find(ctx);
  },
}));

export default contact;
