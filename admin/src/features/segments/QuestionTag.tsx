import { Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type {
  BoughtQuestion,
  ConsentsQuestion,
  ExpiresQuestion,
  Question,
  SpentQuestion,
} from '../../../../server/src/contracts';
import { sinceDay, untilDay } from './draft';
import { useGetQuestionChoicesQuery, useGetSoldChoicesQuery } from './choicesApi';
import { message } from '../../translations/message';

interface TagProps<Asked> {
  question: Asked;
  onRemove: () => void;
}

/** A question in words, which its button takes back. */
export function QuestionTag({ onRemove, question }: TagProps<Question>) {
  switch (question.kind) {
    case 'bought':
      return <BoughtTag question={question} onRemove={onRemove} />;
    case 'spent':
      return <SpentTag question={question} onRemove={onRemove} />;
    case 'expires':
      return <ExpiresTag question={question} onRemove={onRemove} />;
    case 'consents':
      return <ConsentsTag question={question} onRemove={onRemove} />;
  }
}

function RemovableTag({ onRemove, text }: { text: string; onRemove: () => void }) {
  const { formatMessage } = useIntl();
  return (
    <Tag
      padding={1}
      icon={<Cross aria-hidden />}
      label={formatMessage(message('question.remove'), { question: text })}
      onClick={onRemove}
    >
      {text}
    </Tag>
  );
}

function BoughtTag({ onRemove, question }: TagProps<BoughtQuestion>) {
  const { formatMessage } = useIntl();
  const { institution, performance, product } = question;
  const kind = performance === undefined ? 'product' : 'performance';
  const id = performance ?? product ?? '';
  const { data = [] } = useGetSoldChoicesQuery({
    kind,
    id,
    ...(institution !== undefined && { institution }),
  });
  const name = data[0]?.name ?? id;
  return (
    <RemovableTag
      onRemove={onRemove}
      text={formatMessage(message(`question.tag.bought.${kind}`), { name })}
    />
  );
}

function SpentTag({ onRemove, question }: TagProps<SpentQuestion>) {
  const { formatDate, formatMessage, formatNumber } = useIntl();
  const { currency, over, since } = question;
  const amount = formatNumber(Number(over), { style: 'currency', currency });
  const text =
    since === undefined
      ? formatMessage(message('question.tag.spent'), { amount })
      : formatMessage(message('question.tag.spent.since'), {
          amount,
          date: formatDate(sinceDay(since), { dateStyle: 'medium' }),
        });
  return <RemovableTag onRemove={onRemove} text={text} />;
}

function ExpiresTag({ onRemove, question }: TagProps<ExpiresQuestion>) {
  const { formatDate, formatMessage } = useIntl();
  const { of: hold = 'any', until } = question;
  const date = formatDate(untilDay(until), { dateStyle: 'medium' });
  return (
    <RemovableTag
      onRemove={onRemove}
      text={formatMessage(message(`question.tag.expires.${hold}`), { date })}
    />
  );
}

function ConsentsTag({ onRemove, question }: TagProps<ConsentsQuestion>) {
  const { formatMessage } = useIntl();
  const { data } = useGetQuestionChoicesQuery(undefined);
  const { code, institution } = question;
  const known = data?.institutions.find((one) => one.code === institution);
  const text =
    institution === undefined
      ? formatMessage(message('question.tag.consents'), { code })
      : formatMessage(message('question.tag.consents.at'), {
          code,
          institution: known?.name ?? institution,
        });
  return <RemovableTag onRemove={onRemove} text={text} />;
}
