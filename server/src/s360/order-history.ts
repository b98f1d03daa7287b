/** The history of orders and files, service ExternalOrderHistoryService. */

import type { Answer, Caller } from './calls';
import { callOf, describedCalls } from './described-calls';
import { S360AnswerError } from './errors';
import { externalOrderHistoryService } from './interface';
import { longOf } from './orders';
import type { CallContext, CallName } from './permits';
import type { S360ClientSettings } from './settings';

interface CountFilesRequest {
  readonly pointOfSalesId: string;
  /** The purchaser. */
  readonly contactNumber: string;
  readonly since: Date;
}

export interface OrderHistoryMethods {
  /**
   * How many files a purchaser has at a point of sale since a time, in any state. Documented:
   * apidocs ExternalOrderHistoryService; which files it sees, and when, is not (`findingOrders`).
   */
  countFilesByCriteria(request: CountFilesRequest, context: CallContext): Promise<Answer<number>>;
}

/** The name under which each method of the client gets its permits. */
export const orderHistoryCalls: Record<keyof OrderHistoryMethods, CallName> = {
  countFilesByCriteria: callOf(externalOrderHistoryService, 'countFilesByCriteria'),
};

export function createOrderHistoryMethods(
  settings: S360ClientSettings,
  caller: Caller,
): OrderHistoryMethods {
  const ask = describedCalls(externalOrderHistoryService, settings, caller);
  return {
    countFilesByCriteria: ({ contactNumber, pointOfSalesId, since }, context) =>
      ask(
        'countFilesByCriteria',
        {
          pointOfSalesId: longOf(pointOfSalesId),
          startDate: since.toISOString(),
          fileContacts: [{ fileContactType: 'SALE', contactReference: contactNumber }],
        },
        context,
        {
          read({ count }, call) {
            if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) {
              return count;
            }
            throw new S360AnswerError(call, 'no-result');
          },
        },
      ),
  };
}
