import type { UnusableInstitution } from '../../../../../server/src/contracts';
import { useInstitutions } from '../../institutions';
import { useGetAttentionQuery } from './attentionApi';

const NONE: UnusableInstitution[] = [];

/** Institutions with which nothing is exchanged; they are not among those in use. */
export function useUnusable(): UnusableInstitution[] {
  return useGetAttentionQuery(undefined).data?.meta.unusable ?? NONE;
}

/** The name of an institution in use, or of an unusable one. */
export function useNameOf(): (code: string) => string {
  const { nameOf } = useInstitutions();
  const unusable = useUnusable();
  return (wanted) => unusable.find(({ code }) => code === wanted)?.name ?? nameOf(wanted);
}
