import { callBudgetController } from './call-budget';

export const sendingControllers = {
  callBudget: callBudgetController,
};
