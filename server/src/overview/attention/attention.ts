import type { Cause, GetAttention, GetColleagues, MarkAttention } from '../../contracts/attention';
import type { FailureCause } from '../../contracts/institutions/steering';
import { reason } from '../../contracts/reasons';
import { NotFoundError } from '../../kernel/errors';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { findCauses, namedByFailure } from './found-causes';
import { isDismissed, keyOf, type AttentionMark } from './marks';
import type { Retried } from '../retry-counts';
import type { AttentionPorts } from './ports';

/** Everything that waits for a person, by cause. */
export interface Attention {
  list(scope: InstitutionScope): Promise<GetAttention.Response>;
  /** @throws NotFoundError when nothing of the cause waits any more, or the colleague is unknown. */
  mark(request: MarkAttention.Request, scope: InstitutionScope): Promise<GetAttention.Response>;
  colleagues(): Promise<GetColleagues.Response>;
}

const UNMARKED = { assignee: null, dismissal: null };

/** The oldest first; causes whose age is not known come last. */
const byAge = (a: Cause, b: Cause): number =>
  (a.since ?? '9').localeCompare(b.since ?? '9') || a.key.localeCompare(b.key);

/** The causes to which something may return. */
const causesOf = ({ causes, institution, kind }: Retried) =>
  causes.map((cause) => ({ institution, kind, cause }));

/** What failed at the configured institutions, and is being tried again or on hold. */
async function retriesOf(
  failures: readonly FailureCause[],
  { institutions, retriedBookingsAndJobs }: AttentionPorts,
  scope: InstitutionScope,
): Promise<Pick<GetAttention.Response['meta'], 'retrying' | 'unresolvedKeys'>> {
  // A bulk job may concern all institutions.
  const codes = new Set(['', ...institutions.all().map(({ code }) => code)]);
  const isShown = ({ institution }: Pick<Retried, 'institution'>) =>
    codes.has(institution) && isInScope(scope, institution);
  const unresolved = failures
    .filter(isShown)
    .filter(({ onHold, retrying }) => retrying + onHold > 0);
  const retried = (await retriedBookingsAndJobs()).filter(isShown);
  return {
    retrying: unresolved.reduce((sum, { retrying }) => sum + retrying, retried.length),
    unresolvedKeys: [
      ...new Set([...unresolved.map(namedByFailure), ...retried.flatMap(causesOf)].map(keyOf)),
    ],
  };
}

export function attention(ports: AttentionPorts): Attention {
  const { author, marks, now } = ports;

  async function list(scope: InstitutionScope): Promise<GetAttention.Response> {
    const failures = await ports.failures.causes(scope);
    const found = await findCauses(ports, failures, scope);
    const marked = await marks.all();
    const nameOf = await ports.namesOf(
      [...marked.values()].flatMap(({ assignee, dismissal }) => [assignee, dismissal?.by ?? null]),
    );
    const data = found.map((cause): Cause => {
      const key = keyOf(cause);
      const mark: Omit<AttentionMark, 'key'> = marked.get(key) ?? UNMARKED;
      const { dismissal } = mark;
      return {
        ...cause,
        key,
        assignee: nameOf(mark.assignee),
        dismissed:
          dismissal && isDismissed(mark, cause)
            ? { by: nameOf(dismissal.by), at: dismissal.at.toISOString(), note: dismissal.note }
            : null,
      };
    });
    const open = data.filter(({ dismissed }) => dismissed === null).length;
    const unusable = ports.unusableInstitutions().filter(({ code }) => isInScope(scope, code));
    const retries = await retriesOf(failures, ports, scope);
    const openConflicts = await ports.openConflicts(scope);
    const meta = { open, openConflicts, unusable: [...unusable], ...retries };
    return { data: data.sort(byAge), meta };
  }

  async function assigneeOf(id: number | null): Promise<string | null> {
    if (id === null) return null;
    const colleagues = await ports.colleagues();
    if (!colleagues.some((one) => one.id === id))
      throw new NotFoundError(reason('noColleague', { user: id }));
    return `admin:${id}`;
  }

  return {
    list,
    async mark(request, scope) {
      const failures = await ports.failures.causes(scope);
      const found = await findCauses(ports, failures, scope);
      const cause = found.find((one) => keyOf(one) === request.key);
      if (!cause) throw new NotFoundError(reason('nothingWaits', { key: request.key }));
      if ('assignee' in request) {
        await marks.write(request.key, { assignee: await assigneeOf(request.assignee) });
      } else {
        const { dismissal } = request;
        await marks.write(request.key, {
          dismissal: dismissal && {
            by: author(),
            at: now(),
            note: dismissal.note || null,
            count: cause.count,
          },
        });
      }
      return list(scope);
    },
    colleagues: async () => ({ data: await ports.colleagues() }),
  };
}
