import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { Condition, SavedSegment } from '../../../../server/src/contracts';
import { useDialogOpen } from '../../shared/components/DecisionDialog';
import { useText } from '../../shared/words/useText';
import { SavedSegmentRow } from './SavedSegmentRow';

interface SavedSegmentsProps {
  saved: readonly SavedSegment[];
  onApply: (conditions: readonly Condition[]) => void;
}

/** The button that opens the saved segments: one's own and the shared ones. */
export function SavedSegments({ onApply, saved }: SavedSegmentsProps) {
  const text = useText();
  const { onOpenChange, open } = useDialogOpen();
  return (
    <Modal.Root open={open} onOpenChange={onOpenChange}>
      <Modal.Trigger>
        <Button variant="tertiary" size="S">
          {text('segments.open')}
        </Button>
      </Modal.Trigger>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('dialog.close')}>
          <Modal.Title>{text('segments.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {saved.length === 0 ? (
            <Typography textColor="neutral600">{text('segments.none')}</Typography>
          ) : (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={5}>
              {saved.map((segment) => (
                <li key={segment.id}>
                  <SavedSegmentRow
                    segment={segment}
                    onApply={() => {
                      onApply(segment.conditions);
                      onOpenChange(false);
                    }}
                  />
                </li>
              ))}
            </Flex>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
