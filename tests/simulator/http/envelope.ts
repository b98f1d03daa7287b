import { isDocumentedError } from '../../../server/src/s360/interface';
import { BusinessError } from '../business-error';
import type { Institution } from '../institution';
import { type JsonObject, numberOf } from '../json';
import type { ServiceMethod } from '../service';

/**
 * Runs a method and puts its result into the envelope of S-360. Every success has a
 * `requestId`, that of the request or a new one, and a `statusDetail`.
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

/** A refusal by the business rules of S-360. */
export const refused = (code: string, { behaviour }: Institution): JsonObject => {
  const { errorCodes, errorWord } = behaviour.now;
  const statusDetail = errorCodes === 'telling' ? code : opaque(code, errorCodes);
  return { statusCode: errorWord, statusDetail };
};

/** A code of which nobody knows the meaning, as most of S-360's are. */
function opaque(code: string, form: 'opaque' | 'text'): string {
  if (isDocumentedError(code)) return code;
  const sum = [...code].reduce((total, sign) => (total * 7 + sign.charCodeAt(0)) % 9000, 0);
  return form === 'opaque'
    ? `ERR_${1000 + sum}`
    : `Le traitement a été refusé (règle ${1000 + sum})`;
}

function refuseUnknownRequestId(request: JsonObject, institution: Institution): void {
  const { requestId } = request;
  if (institution.behaviour.now.requestIds === 'any') return;
  if (requestId === undefined || requestId === null) return;
  const handle = numberOf(request, 'requestId');
  if (handle === undefined || !institution.hasGivenRequestId(handle)) {
    throw new BusinessError('error.request.unknown');
  }
}
