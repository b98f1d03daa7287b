import type { GetItemsReport, Reason } from '../../../../../server/src/contracts';
import type { useText } from '../../../shared/words/useText';

type ReportedItem = GetItemsReport.Response['data'][number];

interface ReportWords {
  text: ReturnType<typeof useText>;
  inWords: (reason: Reason) => string;
  nameOf: (institution: string) => string;
  moment: (at: string) => string;
}

/** Values of reasons that are neither a text of S-360's nor of a database, nor a contact's data. */
const IMPERSONAL: readonly string[] = ['digits', 'length', 'levels', 'name', 'numbers', 'values'];

const HIDDEN = '…';

/** The reason without values that may contain personal data. */
function impersonal({ code, values }: Reason): Reason {
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    IMPERSONAL.includes(name) ? value : HIDDEN,
  ]);
  return { code, values: Object.fromEntries(shown) };
}

/** The reason without any value, for several items with different values. */
export const general = ({ code, values }: Reason): Reason => ({
  code,
  values: Object.fromEntries(Object.keys(values).map((name) => [name, HIDDEN])),
});

interface Group {
  institution: string;
  /** The first reason of its first item. */
  cause: Reason | undefined;
  items: { item: ReportedItem; because: string }[];
}

function groupsOf(items: readonly ReportedItem[], words: ReportWords): Group[] {
  const groups = new Map<string, Group>();
  for (const item of items) {
    const [cause] = item.reasons;
    const key = JSON.stringify([item.institution, item.stream, cause?.code]);
    const group = groups.get(key) ?? { institution: item.institution, cause, items: [] };
    const because = item.reasons.map((reason) => words.inWords(impersonal(reason))).join('; ');
    group.items.push({ item, because });
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => other.items.length - one.items.length);
}

function subjectOf(
  { contactNumber, orderId, stream }: ReportedItem,
  text: ReportWords['text'],
): string {
  switch (stream) {
    case 'contacts':
      return contactNumber === null
        ? text('quarantine.report.noContact')
        : text('quarantine.report.contact', { number: contactNumber });
    case 'orders':
      return orderId === null
        ? text('quarantine.report.noOrder')
        : text('quarantine.report.order', { number: orderId });
  }
}

/** A reason that all items share stands above them, any other behind each. */
function linesOf({ cause, institution, items }: Group, words: ReportWords): string[] {
  const { moment, nameOf, text } = words;
  const [first] = items;
  const isShared = items.every(({ because }) => because === first?.because);
  const heading = isShared ? first?.because : cause && words.inWords(general(cause));
  return [
    text('quarantine.report.group', {
      institution: nameOf(institution),
      count: items.length,
      cause: heading || text('quarantine.cause.unknown'),
    }),
    ...items.map(({ because, item }) =>
      text(isShared ? 'quarantine.report.line' : 'quarantine.report.lineBecause', {
        item: subjectOf(item, words.text),
        moment: item.receivedAt === null ? HIDDEN : moment(item.receivedAt),
        delivery: String(item.deliveryId),
        position: item.position + 1,
        reason: because || text('quarantine.cause.unknown'),
      }),
    ),
  ];
}

/** The items by cause, as plain text for S-360's team: numbers and reasons, no personal data. */
export function itemsReport(
  { data: items, meta: { total } }: GetItemsReport.Response,
  words: ReportWords,
): string {
  const more = total - items.length;
  return [
    words.text('quarantine.report.title', { count: total }),
    ...groupsOf(items, words).map((group) => linesOf(group, words).join('\n')),
    ...(more > 0 ? [words.text('quarantine.report.more', { count: more })] : []),
  ].join('\n\n');
}
