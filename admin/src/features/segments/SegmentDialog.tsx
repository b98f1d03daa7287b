import { useState } from 'react';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { MAX_CONDITIONS } from '../../../../server/src/contracts';
import type { Condition } from '../../../../server/src/contracts';
import { useGetSegmentChoicesQuery } from './choicesApi';
import { KINDS, NEW_DRAFT, conditionFrom, withOnlyCurrency } from './draft';
import type { DraftProps } from './draft';
import { ChoiceField } from '../../shared/components/Choice';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useText } from '../../shared/words/useText';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { ConditionFields } from './ConditionFields';

interface SegmentDialogProps {
  /** The number of conditions that are already set. */
  asked: number;
  onApply: (condition: Condition) => void;
}

export function SegmentDialog({ asked, onApply }: SegmentDialogProps) {
  const text = useText();
  const { onOpenChange, open } = useDialogOpen();
  return (
    <Modal.Root open={open} onOpenChange={onOpenChange}>
      <Modal.Trigger>
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Plus aria-hidden />}
          disabled={asked >= MAX_CONDITIONS}
        >
          {text('segment.open')}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header closeLabel={text('dialog.close')}>
          <Modal.Title>{text('segment.title')}</Modal.Title>
        </Modal.Header>
        <DraftedCondition
          onApply={(condition) => {
            onOpenChange(false);
            onApply(condition);
          }}
        />
      </Modal.Content>
    </Modal.Root>
  );
}

/** Mounted only while the dialog is open, so that each opening starts with a new condition. */
function DraftedCondition({ onApply }: Pick<SegmentDialogProps, 'onApply'>) {
  const text = useText();
  const [edited, setDraft] = useState(NEW_DRAFT);
  const { data } = useGetSegmentChoicesQuery(undefined);
  const draft = withOnlyCurrency(edited, data?.currencies ?? []);
  const condition = conditionFrom(draft);
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography textColor="neutral600">{text('segment.explanation')}</Typography>
          <KindField draft={draft} onDraft={setDraft} />
          <ConditionFields draft={draft} onDraft={setDraft} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{text('dialog.cancel')}</Button>
        </Modal.Close>
        <Button disabled={condition === null} onClick={() => condition && onApply(condition)}>
          {text('segment.ask')}
        </Button>
      </Modal.Footer>
    </>
  );
}

function KindField({ draft, onDraft }: DraftProps) {
  const text = useText();
  const mayReadSync = useAllowed('readSync').somewhere;
  const kinds = KINDS.filter((kind) => mayReadSync || (kind !== 'state' && kind !== 'number'));
  return (
    <ChoiceField
      name="kind"
      label={text('segment.kind')}
      chosen={draft.kind}
      options={kinds.map((kind) => ({ id: kind, text: text(`segment.kind.${kind}`) }))}
      onChoose={(kind) => onDraft({ ...draft, kind })}
    />
  );
}
