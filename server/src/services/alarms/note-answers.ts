import type { Core } from '@strapi/strapi';
import { getService } from '..';
import { describeError } from '../describe-error';
import type { ReceptionLog, RefusedDelivery } from './reception-log';

function reportFailure(strapi: Core.Strapi, institution: string, error: unknown): void {
  strapi.log.error(
    `s360: the answer to a delivery of ${institution} was not noted: ${describeError(error)}`,
  );
}

/** Notes a refusal beside the answer, which does not wait for it. */
export function noteRefused(strapi: Core.Strapi, delivery: RefusedDelivery): void {
  getService(strapi, 'receptionLog')
    .refused(delivery)
    .catch((error: unknown) => reportFailure(strapi, delivery.institution, error));
}

/** Notes a call with wrong credentials, which no delivery that is accepted later makes good. */
export function noteWrongCredentials(
  strapi: Core.Strapi,
  { institution, stream }: Pick<RefusedDelivery, 'institution' | 'stream'>,
): void {
  noteRefused(strapi, { institution, stream, status: 401, payload: null });
  getService(strapi, 'refusedCredentials')
    .count(institution, stream)
    .catch((error: unknown) => reportFailure(strapi, institution, error));
}

/** Notes that a delivery was stored. That it cannot be noted does not undo the storing. */
export async function noteAccepted(
  strapi: Core.Strapi,
  delivery: Parameters<ReceptionLog['accepted']>[0],
): Promise<void> {
  try {
    await getService(strapi, 'receptionLog').accepted(delivery);
  } catch (error) {
    reportFailure(strapi, delivery.institution, error);
  }
}
