import { controllerOf } from '../../kernel/http/controller';
import type { PurchaseSummaries } from '../summaries/purchase-summaries';
import { purchaseSummaryRoutes } from '../routes';

export const purchaseSummariesController = ({
  purchaseSummaries,
}: {
  purchaseSummaries: PurchaseSummaries;
}) =>
  controllerOf(purchaseSummaryRoutes, {
    rebuild: async () => ({ data: await purchaseSummaries.rebuild() }),
    async startRebuild(_asked, ctx) {
      ctx.status = 202;
      return { data: await purchaseSummaries.startRebuild() };
    },
  });
