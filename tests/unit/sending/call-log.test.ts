import { S360BusinessError } from '../../../server/src/s360';
import { endInLog } from '../../../server/src/sending/call-log';

const CALL = { institution: 'myvenue', service: 'contact', method: 'save' };

describe('the end of a call in the log', () => {
  it('is a success when nothing was rejected', () => {
    const end = endInLog({ httpStatus: 200, error: null });
    expect(end).toEqual({ outcome: 'ok', httpStatus: 200, reason: null });
  });

  it('has the reason of S-360 for a refusal', () => {
    const result = { statusCode: 'FAILED', statusDetail: 'error.order.unknown' };
    const error = new S360BusinessError(CALL, result);
    const { reason, ...end } = endInLog({ httpStatus: 200, error });
    expect(end).toEqual({ outcome: 'failed', httpStatus: 200 });
    const detail = { code: 'callRefused', values: { detail: 'error.order.unknown' } };
    expect(JSON.parse(String(reason))).toEqual(detail);
  });

  it('says nothing of an error of ours, which may hold anything', () => {
    const end = endInLog({ httpStatus: 200, error: new Error('Ada Lovelace') });
    expect(end).toEqual({ outcome: 'failed', httpStatus: 200, reason: null });
  });
});
