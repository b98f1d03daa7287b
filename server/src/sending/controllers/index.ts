import { callBudgetController } from './call-budget';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const sendingControllers = {
  callBudget: callBudgetController,
};
