import type {
  ChangeSegment,
  Condition,
  SavedSegment,
  SaveSegment,
} from '../contracts/contacts/segments';
import { reason } from '../contracts/reasons';
import { SAVED_SEGMENT_UID } from '../contracts/uids';
import type { InstitutionRegistry } from '../institutions';
import type { NamesOfAuthors } from '../kernel/authors';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { boolean, integer, isoTime, json, jsonText, text } from '../kernel/database/values';
import { NotFoundError, NotPermittedError, StateConflictError } from '../kernel/errors';
import { countWhere } from '../kernel/database/count-where';
import { isInScope, scopeInWords, type InstitutionScope } from '../kernel/http/institution-scope';
import { checkedSegment } from './checked-segment';
import { codesOf } from './choices';
import { segmentSchema } from './language';

/** Who asks, as `admin:1`, and whether their roles allow sharing. */
export interface Requester {
  author: string;
  mayShare: boolean;
  /** The institutions to which their roles are limited. */
  permitted: InstitutionScope;
}

export interface SavedSegments {
  /** The requester's own segments and the shared ones, by name. */
  list(requester: Requester): Promise<SavedSegment[]>;
  save(segment: SaveSegment.Request, requester: Requester): Promise<SavedSegment>;
  /** @throws NotFoundError when the requester cannot see it. */
  change(id: number, changes: ChangeSegment.Request, requester: Requester): Promise<SavedSegment>;
  /** @throws NotFoundError when the requester cannot see it. */
  remove(id: number, requester: Requester): Promise<void>;
}

interface SavedSegmentsPorts {
  database: StrapiDatabase;
  institutions: Pick<InstitutionRegistry, 'all'>;
  namesOf: NamesOfAuthors;
  now(): Date;
}

/** The most segments that one list may contain, whatever part of it a limited role sees. */
const MOST = 200;

/** Whether the conditions name only institutions of the scope. */
const isWithin = (conditions: readonly Condition[], scope: InstitutionScope): boolean =>
  conditions.every(
    (condition) =>
      !('institution' in condition) ||
      condition.institution === undefined ||
      isInScope(scope, condition.institution),
  );

/** Whether every condition names an institution; others are about all institutions. */
const isOfInstitutions = (conditions: readonly Condition[]): boolean =>
  conditions.every((condition) => 'institution' in condition && condition.institution);

/** A limited role changes of other authors only what is about its own institutions. */
const mayChangeShared = (
  conditions: readonly Condition[],
  isOwn: boolean,
  { mayShare, permitted }: Requester,
): boolean => mayShare && (isOwn || permitted === null || isOfInstitutions(conditions));

/** The service behind saved segments. */
export function savedSegments(ports: SavedSegmentsPorts): SavedSegments {
  const { database, namesOf, now } = ports;
  const segments = () => database.query(SAVED_SEGMENT_UID);
  const visibleTo = ({ author }: Requester) => ({ $or: [{ author }, { isShared: true }] });

  async function shown(rows: readonly Row[], requester: Requester): Promise<SavedSegment[]> {
    const named = await namesOf(rows.map(({ author }) => text(author)));
    const codes = codesOf(ports.institutions);
    return rows.map((row) => {
      const author = text(row.author) ?? '';
      const isOwn = author === requester.author;
      const isShared = boolean(row.isShared) === true;
      const conditions = segmentSchema.safeParse(json(row.conditions)).data ?? [];
      return {
        id: integer(row.id),
        name: text(row.name) ?? '',
        isShared,
        conditions,
        author: named(author) ?? { id: author, name: null },
        isOwn,
        mayChange: isShared ? mayChangeShared(conditions, isOwn, requester) : isOwn,
        isUsable: conditions.length > 0 && isWithin(conditions, codes),
        changedAt: isoTime(row.changedAt) ?? '',
      };
    });
  }

  async function list(requester: Requester): Promise<SavedSegment[]> {
    const rows = await segments()
      .select('*')
      .where(visibleTo(requester))
      .orderBy({ name: 'asc', id: 'asc' })
      .limit(MOST)
      .execute();
    return (await shown(rows, requester)).filter(({ conditions }) =>
      isWithin(conditions, requester.permitted),
    );
  }

  async function find(id: number, requester: Requester): Promise<SavedSegment> {
    const rows = await segments().select('*').where({ id }).execute();
    const [segment] = await shown(rows, requester);
    if (!segment) throw new NotFoundError(reason('noSegment', { segment: id }));
    return segment;
  }

  async function findToChange(id: number, requester: Requester): Promise<SavedSegment> {
    const segment = await find(id, requester);
    const isVisible = segment.isOwn || segment.isShared;
    if (!isVisible || !isWithin(segment.conditions, requester.permitted))
      throw new NotFoundError(reason('noSegment', { segment: id }));
    if (!segment.mayChange) throw new NotPermittedError(reason('mayNotShareSegments'));
    return segment;
  }

  /** What the requester sees has different names, so that people can tell them apart. */
  async function check(
    { conditions, isShared, name }: ChangeSegment.Request,
    requester: Requester,
    own: number | null,
  ): Promise<void> {
    if (isShared === true && !requester.mayShare)
      throw new NotPermittedError(reason('mayNotShareSegments'));
    if (!isWithin(conditions ?? [], requester.permitted)) {
      const included = scopeInWords(requester.permitted ?? []);
      throw new NotPermittedError(reason('mayNotAct', { included }));
    }
    if (conditions !== undefined) checkedSegment(conditions, codesOf(ports.institutions));
    const others = (await list(requester)).filter(({ id }) => id !== own);
    if (others.some((other) => other.name === name))
      throw new StateConflictError(reason('segmentNameTaken', { name: name ?? '' }));
    if (own !== null) return;
    const listed = await countWhere(database, SAVED_SEGMENT_UID, visibleTo(requester));
    if (listed >= MOST) throw new StateConflictError(reason('tooManySegments', { most: MOST }));
  }

  return {
    list,
    async save({ conditions, isShared, name }, requester) {
      await check({ name, conditions, isShared }, requester, null);
      const { author } = requester;
      const row = { name, isShared, author, conditions: jsonText(conditions), changedAt: now() };
      await segments().insert(row).execute();
      const saved = (await list(requester)).find((one) => one.name === name);
      if (!saved) throw new NotFoundError(reason('noSegment', { segment: 0 }));
      return saved;
    },
    async change(id, changes, requester) {
      await findToChange(id, requester);
      await check(changes, requester, id);
      const { conditions, ...others } = changes;
      await segments()
        .where({ id })
        .update({
          ...others,
          ...(conditions !== undefined && { conditions: jsonText(conditions) }),
          changedAt: now(),
        })
        .execute();
      return find(id, requester);
    },
    async remove(id, requester) {
      await findToChange(id, requester);
      await segments().where({ id }).delete().execute();
    },
  };
}
