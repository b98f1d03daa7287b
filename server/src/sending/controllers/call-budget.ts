import { controllerOf } from '../../kernel/http/controller';
import type { CallBudgets } from '../quota/call-budget';
import { callBudgetRoutes } from '../routes';

/** Reports how many calls an institution has left, and how long further calls would take. */
export const callBudgetController = ({ callBudget }: { callBudget: CallBudgets }) =>
  controllerOf(callBudgetRoutes, {
    async find({ params: { code }, query: { calls, lane } }) {
      const estimate = calls === undefined ? null : await callBudget.timeFor(code, { calls, lane });
      return { data: { ...(await callBudget.read(code)), estimate } };
    },
  });
