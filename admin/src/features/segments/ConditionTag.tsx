import { Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type {
  BoughtCondition,
  ConsentsCondition,
  ExpiresCondition,
  Condition,
  SpentCondition,
} from '../../../../server/src/contracts';
import { sinceDay, untilDay } from './draft';
import { useGetSegmentChoicesQuery, useGetSoldChoicesQuery } from './choicesApi';
import { useText } from '../../shared/words/useText';

interface TagProps<Asked> {
  condition: Asked;
  onRemove: () => void;
}

export function ConditionTag({ onRemove, condition }: TagProps<Condition>) {
  switch (condition.kind) {
    case 'bought':
      return <BoughtTag condition={condition} onRemove={onRemove} />;
    case 'spent':
      return <SpentTag condition={condition} onRemove={onRemove} />;
    case 'expires':
      return <ExpiresTag condition={condition} onRemove={onRemove} />;
    case 'consents':
      return <ConsentsTag condition={condition} onRemove={onRemove} />;
  }
}

function RemovableTag({ onRemove, words }: { words: string; onRemove: () => void }) {
  const text = useText();
  return (
    <Tag
      padding={1}
      icon={<Cross aria-hidden />}
      label={text('segment.remove', { condition: words })}
      onClick={onRemove}
    >
      {words}
    </Tag>
  );
}

function BoughtTag({ onRemove, condition }: TagProps<BoughtCondition>) {
  const text = useText();
  const { institution, performance, product } = condition;
  const kind = performance === undefined ? 'product' : 'performance';
  const id = performance ?? product ?? '';
  const { data = [] } = useGetSoldChoicesQuery({
    kind,
    id,
    ...(institution !== undefined && { institution }),
  });
  const name = data[0]?.name ?? id;
  return <RemovableTag onRemove={onRemove} words={text(`segment.tag.bought.${kind}`, { name })} />;
}

function SpentTag({ onRemove, condition }: TagProps<SpentCondition>) {
  const { formatDate, formatNumber } = useIntl();
  const text = useText();
  const { currency, over, since } = condition;
  const amount = formatNumber(Number(over), { style: 'currency', currency });
  const words =
    since === undefined
      ? text('segment.tag.spent', { amount })
      : text('segment.tag.spent.since', {
          amount,
          date: formatDate(sinceDay(since), { dateStyle: 'medium' }),
        });
  return <RemovableTag onRemove={onRemove} words={words} />;
}

function ExpiresTag({ onRemove, condition }: TagProps<ExpiresCondition>) {
  const { formatDate } = useIntl();
  const text = useText();
  const { of: hold = 'any', until } = condition;
  const date = formatDate(untilDay(until), { dateStyle: 'medium' });
  return <RemovableTag onRemove={onRemove} words={text(`segment.tag.expires.${hold}`, { date })} />;
}

function ConsentsTag({ onRemove, condition }: TagProps<ConsentsCondition>) {
  const text = useText();
  const { data } = useGetSegmentChoicesQuery(undefined);
  const { code, institution } = condition;
  const known = data?.institutions.find((one) => one.code === institution);
  const words =
    institution === undefined
      ? text('segment.tag.consents', { code })
      : text('segment.tag.consents.at', {
          code,
          institution: known?.name ?? institution,
        });
  return <RemovableTag onRemove={onRemove} words={words} />;
}
