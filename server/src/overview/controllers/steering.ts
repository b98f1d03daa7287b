import type { Failures } from '../../contacts';
import type { Alarms, ExcludedItems } from '../../inbox';
import type { Pauses } from '../../institutions';
import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/http/request-author';
import { steeringRoutes } from '../routes';

export interface SteeringPorts {
  pauses: Pauses;
  excludedItems: ExcludedItems;
  alarms: Alarms;
  failures: Failures;
  log: { info(message: string): void };
  author(): Author;
}

/** Lets an operator control the sync of an institution. */
export const steeringController = (ports: SteeringPorts) => {
  const { alarms, author, failures, excludedItems, log, pauses } = ports;
  return controllerOf(steeringRoutes, {
    changePauses: async ({ body, params }) => ({
      data: await pauses.change(params.code, body, author()),
    }),
    excludedItems: async ({ params }) => ({
      data: { count: await excludedItems.count(params.code) },
    }),
    importExcluded: async ({ body, params }) => ({
      data: { imported: await excludedItems.importExcluded(params.code, body) },
    }),
    async settleOutage({ params: { id } }) {
      await alarms.settleOutage(id, author());
      return { data: { id } };
    },
    async settleRefusal({ params: { id } }) {
      await alarms.settleRefusal(id);
      log.info(`refusal ${id} settled by ${author() ?? 'an unknown user'}`);
      return { data: { id } };
    },
    failures: async ({ scope }) => ({ data: await failures.causes(scope) }),
    retry: async ({ body }) => ({ data: await failures.retry(body) }),
  });
};
