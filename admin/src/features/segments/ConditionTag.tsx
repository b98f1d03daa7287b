import { Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import type { Condition } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';
import { useConditionWords } from './useConditionWords';

interface ConditionTagProps {
  condition: Condition;
  onRemove: () => void;
}

export function ConditionTag({ onRemove, condition }: ConditionTagProps) {
  const text = useText();
  const words = useConditionWords(condition);
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
