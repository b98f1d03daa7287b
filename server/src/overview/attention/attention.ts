import type {
  AttentionGroup,
  GetAttention,
  GetColleagues,
  MarkAttention,
} from '../../contracts/attention';
import type { FailureCause } from '../../contracts/institutions/steering';
import { reason } from '../../contracts/reasons';
import { NotFoundError } from '../../kernel/errors';
import type { InstitutionScope } from '../../kernel/institution-scope';
import { findGroups, namedByFailure } from './found-groups';
import { isDismissed, keyOf, type AttentionMark } from './marks';
import type { AttentionPorts } from './ports';

/** Everything that waits for a person, grouped by what causes it. */
export interface Attention {
  list(scope: InstitutionScope): Promise<GetAttention.Response>;
  /** @throws NotFoundError when nothing of the group waits any more, or the colleague is unknown. */
  mark(request: MarkAttention.Request, scope: InstitutionScope): Promise<GetAttention.Response>;
  colleagues(): Promise<GetColleagues.Response>;
}

const UNMARKED = { assignee: null, dismissal: null };

/** The oldest first; groups whose age is not known come last. */
const byAge = (a: AttentionGroup, b: AttentionGroup): number =>
  (a.since ?? '9').localeCompare(b.since ?? '9') || a.key.localeCompare(b.key);

/** What is being tried again at the configured institutions. */
function retriesOf(
  causes: readonly FailureCause[],
  { institutions }: Pick<AttentionPorts, 'institutions'>,
): Pick<GetAttention.Response['meta'], 'retrying' | 'retryingKeys'> {
  const codes = new Set(institutions.all().map(({ code }) => code));
  const retried = causes.filter(
    ({ institution, retrying }) => retrying > 0 && codes.has(institution),
  );
  return {
    retrying: retried.reduce((sum, { retrying }) => sum + retrying, 0),
    retryingKeys: retried.map((cause) => keyOf(namedByFailure(cause))),
  };
}

export function attention(ports: AttentionPorts): Attention {
  const { author, marks, now } = ports;

  async function list(scope: InstitutionScope): Promise<GetAttention.Response> {
    const causes = await ports.failures.causes(scope);
    const found = await findGroups(ports, causes, scope);
    const marked = await marks.all();
    const nameOf = await ports.namesOf(
      [...marked.values()].flatMap(({ assignee, dismissal }) => [assignee, dismissal?.by ?? null]),
    );
    const data = found.map((group): AttentionGroup => {
      const key = keyOf(group);
      const mark: Omit<AttentionMark, 'key'> = marked.get(key) ?? UNMARKED;
      const { dismissal } = mark;
      return {
        ...group,
        key,
        assignee: nameOf(mark.assignee),
        dismissed:
          dismissal && isDismissed(mark, group)
            ? { by: nameOf(dismissal.by), at: dismissal.at.toISOString(), note: dismissal.note }
            : null,
      };
    });
    const open = data.filter(({ dismissed }) => dismissed === null).length;
    return { data: data.sort(byAge), meta: { open, ...retriesOf(causes, ports) } };
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
      const causes = await ports.failures.causes(scope);
      const found = await findGroups(ports, causes, scope);
      const group = found.find((one) => keyOf(one) === request.key);
      if (!group) throw new NotFoundError(reason('nothingWaits', { key: request.key }));
      if ('assignee' in request) {
        await marks.write(request.key, { assignee: await assigneeOf(request.assignee) });
      } else {
        const { dismissal } = request;
        const { count } = group;
        await marks.write(request.key, {
          dismissal: dismissal && { by: author(), at: now(), note: dismissal.note || null, count },
        });
      }
      return list(scope);
    },
    colleagues: async () => ({ data: await ports.colleagues() }),
  };
}
