import { BusinessError } from '../business-error';
import type { Institution } from '../institution';
import { type JsonObject, numberOf } from '../json';
import type { ServiceMethod } from '../service';

/**
 * Runs a method and puts its result into the envelope of section 1.5. Every success has a
 * `requestId`, that of the request or a new one, and a `statusDetail` (section 8b).
 */
export function answerInEnvelope(
  method: ServiceMethod,
  request: JsonObject,
  institution: Institution,
): JsonObject {
  const { requestId } = request;
  try {
    refuseUnknownRequestId(request, institution);
    const result = institution.told(method(request, institution));
    return {
      statusCode: institution.behaviour.now.successWord,
      statusDetail: null,
      requestId: requestId ?? institution.nextRequestId(),
      ...result,
    };
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    return { requestId, ...refused(error.statusDetail, institution) };
  }
}

/** A refusal by the business rules of S-360 (assumption 5). */
export const refused = (statusDetail: string, { behaviour }: Institution): JsonObject => ({
  statusCode: behaviour.now.errorWord,
  statusDetail,
});

function refuseUnknownRequestId(request: JsonObject, institution: Institution): void {
  const { requestId } = request;
  if (institution.behaviour.now.requestIds === 'any') return;
  if (requestId === undefined || requestId === null) return;
  const handle = numberOf(request, 'requestId');
  if (handle === undefined || !institution.hasGivenRequestId(handle)) {
    throw new BusinessError('error.request.unknown');
  }
}
