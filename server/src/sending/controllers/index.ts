import { callBudgetController } from './call-budget';

/** The controllers of this module, by the names under which Strapi knows them. */
export const sendingControllers = {
  callBudget: callBudgetController,
};
