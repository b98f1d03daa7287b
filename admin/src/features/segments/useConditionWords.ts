import { useIntl } from 'react-intl';
import type { BoughtCondition, Condition } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';
import { atInstitution } from './atInstitution';
import { sinceDay, untilDay } from './draft';
import { useGetSegmentChoicesQuery, useGetSoldChoicesQuery } from './choicesApi';

/** A condition in the words of the screens, e.g. “Spent more than CHF 250.00”. */
export function useConditionWords(condition: Condition): string {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const { data } = useGetSegmentChoicesQuery(undefined);
  const soldName = useSoldName(condition);
  const nameOf = (code: string) =>
    data?.institutions.find((one) => one.code === code)?.name ?? code;
  const at = (institution: string | undefined, words: string) =>
    atInstitution(words, institution, data?.institutions);
  switch (condition.kind) {
    case 'bought':
      return at(
        condition.institution,
        text(`segment.tag.bought.${soldKindOf(condition)}`, { name: soldName }),
      );
    case 'spent': {
      const { currency, over, since } = condition;
      const amount = formatNumber(Number(over), { style: 'currency', currency });
      if (since === undefined) return text('segment.tag.spent', { amount });
      const date = formatDate(sinceDay(since), { dateStyle: 'medium' });
      return text('segment.tag.spent.since', { amount, date });
    }
    case 'expires': {
      const { institution, of: hold = 'any', until, withinDays } = condition;
      if (until === undefined) {
        const days = Number(withinDays);
        return at(institution, text(`segment.tag.expiresWithin.${hold}`, { days }));
      }
      const date = formatDate(untilDay(until), { dateStyle: 'medium' });
      return at(institution, text(`segment.tag.expires.${hold}`, { date }));
    }
    case 'consents': {
      const { code, institution } = condition;
      if (institution === undefined) return text('segment.tag.consents', { code });
      return text('segment.tag.consents.at', { code, institution: nameOf(institution) });
    }
    case 'state': {
      const { institution, is } = condition;
      const state = text(`state.${is}`);
      if (institution === undefined) return text('segment.tag.state', { state });
      return text('segment.tag.state.at', { state, institution: nameOf(institution) });
    }
    case 'number': {
      const { institution, start } = condition;
      if (institution === undefined) return text('segment.tag.number', { start });
      return text('segment.tag.number.at', { start, institution: nameOf(institution) });
    }
  }
}

const soldKindOf = ({ performance }: BoughtCondition) =>
  performance === undefined ? 'product' : 'performance';

/** The name of what was bought; its id until the name is known. */
function useSoldName(condition: Condition): string {
  const bought = condition.kind === 'bought' ? condition : null;
  const id = bought?.performance ?? bought?.product ?? '';
  const { data } = useGetSoldChoicesQuery(
    {
      kind: bought === null ? 'product' : soldKindOf(bought),
      id,
      ...(bought?.institution !== undefined && { institution: bought.institution }),
    },
    { skip: bought === null },
  );
  return data?.[0]?.name ?? id;
}
