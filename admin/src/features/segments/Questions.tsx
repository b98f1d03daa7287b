import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useMayAsk } from '../../shared/hooks/usePermissions';
import { useQuestions } from './useQuestions';
import { message } from '../../translations/message';
import { QuestionDialog } from './QuestionDialog';
import { QuestionTag } from './QuestionTag';

/** What the contact list is asked about orders and consents, and the means to ask more. */
export function Questions() {
  const { formatMessage } = useIntl();
  const { add, questions, remove } = useQuestions();
  if (!useMayAsk()) return null;
  return (
    <Flex gap={2} wrap="wrap">
      {questions.length > 0 && (
        <Flex tag="ul" gap={2} wrap="wrap" aria-label={formatMessage(message('question.asked'))}>
          {questions.map((question, index) => (
            <li key={JSON.stringify(question)}>
              <QuestionTag question={question} onRemove={() => remove(index)} />
            </li>
          ))}
        </Flex>
      )}
      <QuestionDialog asked={questions.length} onAsk={add} />
    </Flex>
  );
}
