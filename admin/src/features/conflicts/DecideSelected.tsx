import { Button, Checkbox, Flex } from '@strapi/design-system';
import type { ConflictSide, ConflictStatus } from '../../../../server/src/contracts';
import { DecisionDialog } from '../../shared/components/DecisionDialog';
import { Line } from '../../shared/components/Line';
import { useText } from '../../shared/words/useText';
import { costOfDeciding } from './decisionCost';
import type { Decide } from './useDecide';

const SIDES: readonly ConflictSide[] = ['crm', 's360'];

interface DecideSelectedProps {
  /** The conflicts of the page that the user may decide, and the selected ones among them. */
  all: readonly ConflictStatus[];
  selected: readonly ConflictStatus[];
  /** Further conflicts of the page, at institutions where the user may not decide. */
  ofOthers: number;
  onSelectAll: (isChosen: boolean) => void;
  decide: Decide;
}

/** Selects the conflicts of a page, and decides the selected ones for the same side. */
export function DecideSelected(props: DecideSelectedProps) {
  const { all, decide, ofOthers, onSelectAll, selected } = props;
  const text = useText();
  const count = selected.length;
  return (
    <Flex gap={4} wrap="wrap" padding={3} minHeight="5.6rem">
      <Checkbox
        checked={count > 0 && (count === all.length || 'indeterminate')}
        onCheckedChange={(checked) => onSelectAll(checked === true)}
      >
        {text('conflicts.chooseAll', { count: all.length })}
      </Checkbox>
      {ofOthers > 0 && <Line muted>{text('conflicts.ofOthers', { count: ofOthers })}</Line>}
      {count > 0 &&
        SIDES.map((side) => (
          <DecisionDialog
            key={side}
            variant="default"
            texts={{
              title: text(`conflicts.many.${side}.title`, { count }),
              effect: text(`conflicts.many.${side}.body`, {
                count,
                ...costOfDeciding(selected, side),
              }),
              confirmLabel: text(`conflicts.many.${side}`, { count }),
            }}
            onConfirm={() => decide(selected, side)}
            trigger={
              <Button size="S" variant="secondary">
                {text(`conflicts.many.${side}`, { count })}
              </Button>
            }
          />
        ))}
    </Flex>
  );
}
