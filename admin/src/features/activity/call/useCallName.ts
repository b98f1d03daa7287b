import { useTextIfAny } from '../../../shared/words/useTextIfAny';

/** Says in the operator's words what a method of S-360 does; an unknown one keeps its own name. */
export function useCallName(): (method: string) => string {
  const textIfAny = useTextIfAny();
  return (method) => textIfAny(`call.method.${method}`) ?? method;
}
