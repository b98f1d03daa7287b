import type { Answer, CallAllowance, Caller } from './calls';
import { S360RequestError, type FailedCall } from './errors';
import { anyRequest, departuresIn, type MembersOf, type Service } from './interface';
import type { CallContext, CallName } from './permits';
import type { S360ClientSettings } from './settings';
import type { Answered } from './answered';

type Name<S extends Service> = keyof S['methods'] & string;

/** The name under which a described method gets its permits. */
export const callOf = <S extends Service>({ name }: S, method: Name<S>): CallName => ({
  service: name,
  method,
});

interface Reading<T> {
  /** Reads the result; throws when it lacks what was asked for. */
  read(result: Answered, call: FailedCall): T;
  /** Limits for a call that may exceed those of the institution's other calls. */
  readonly allowance?: CallAllowance;
  /** The name and the body at this institution, where its settings change them. */
  readonly method?: string;
  readonly body?: object;
}

/**
 * Calls the methods of a service as they are described: where, in which version, with what. A
 * request that departs from the description is not sent.
 */
export function describedCalls<S extends Service>(
  service: S,
  settings: S360ClientSettings,
  { call, institution }: Caller,
) {
  const version = settings[service.versionSetting];
  const address = { module: service.module, service: service.name, version };
  return async <M extends Name<S>, T>(
    name: M,
    request: MembersOf<S['methods'][M]['request']> & MembersOf<typeof anyRequest>,
    context: CallContext,
    { body = request, method = name, read, ...limits }: Reading<T>,
  ): Promise<Answer<T>> => {
    const failedCall = { institution, service: service.name, method };
    const [departure] = departuresIn(request, { ...anyRequest, ...service.methods[name]?.request });
    if (departure) throw new S360RequestError(failedCall, departure);
    const readResult = (result: Answered) => read(result, failedCall);
    return call({ address, method, body, read: readResult, ...limits }, context);
  };
}
